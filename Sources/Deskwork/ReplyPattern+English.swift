extension ReplyPattern {
    static let english: [ReplyPattern] =
        asking(.name, ["=your|=own name|surname|=full|initials", "=full =name"])
        + always(.name, ["=what|what's|what’s =your name|surname", "=how address|call =you"])
        + asking(
            .work,
            [
                "=your position|=job|=post|department|=unit|office|employer|workplace|occupation|division|rank",
                "=place =of =work",
            ])
        + always(
            .work,
            ["=where|=which|=what =do|=are|department|unit|office|position =you work|hold|employed"]
        )
        + asking(.number, ["=iin", "=your|=identification|=identity|=id id|number|card|passport"])
        + asking(
            .contact,
            [
                "=your phone|telephone|mobile|address|email|e-mail|number|contact|whatsapp|telegram",
                "=contact =details|number",
            ])
        + always(
            .contact,
            [
                "=how =can|=do|=could|=should|=may =we|=i contact|reach|call|phone",
                "=call|=phone|=ring|=telephone|=text =me|=us",
            ])
        + always(
            .identity,
            [
                "=who =are =you", "=who =is =this|=writing", "=introduce|=identify =yourself",
                "=who =you =are",
            ])
        + always(
            .meeting,
            [
                "=come|=drop|=stop =to|=by|=in|=into|=see =my|=our|=me|=us|=the|=office|=and|=for",
                "=come|=drop|=stop =by|=in", "=visit =us|=me|=our|=my", "=meet =me|=us|=in|=with",
            ])
        + always(
            .anonymity,
            [
                "=reveal|=disclose =your|=yourself|=who",
                "=give|=drop|=waive|=lift|=abandon anonymity",
                "=stop =being|=remaining anonymous", "=come =forward|=out =openly|=publicly|=as",
            ])

    static let englishRequests = [
        "=tell", "=give", "=send", "=write", "=state", "=provide", "=specify", "=leave",
        "=share", "=what", "=which", "=need", "=let", "=could", "=can", "=please", "=attach",
        "=confirm", "=enter", "=require",
    ]
}
