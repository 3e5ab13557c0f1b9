// The templates within the program: the files of Forms/Templates as they are. A test compares this list with the folder.
#include "CFormTemplates.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const struct senim_form_template templates[] = {
    {"annex1.en.txt", (const char[]){
#embed "../Forms/Templates/annex1.en.txt" suffix(, 0)
    }},
    {"annex1.kk.txt", (const char[]){
#embed "../Forms/Templates/annex1.kk.txt" suffix(, 0)
    }},
    {"annex1.ru.txt", (const char[]){
#embed "../Forms/Templates/annex1.ru.txt" suffix(, 0)
    }},
    {"annex2.en.txt", (const char[]){
#embed "../Forms/Templates/annex2.en.txt" suffix(, 0)
    }},
    {"annex2.kk.txt", (const char[]){
#embed "../Forms/Templates/annex2.kk.txt" suffix(, 0)
    }},
    {"annex2.ru.txt", (const char[]){
#embed "../Forms/Templates/annex2.ru.txt" suffix(, 0)
    }},
    {"annex3.en.txt", (const char[]){
#embed "../Forms/Templates/annex3.en.txt" suffix(, 0)
    }},
    {"annex3.kk.txt", (const char[]){
#embed "../Forms/Templates/annex3.kk.txt" suffix(, 0)
    }},
    {"annex3.ru.txt", (const char[]){
#embed "../Forms/Templates/annex3.ru.txt" suffix(, 0)
    }},
    {"call-1424.en.txt", (const char[]){
#embed "../Forms/Templates/call-1424.en.txt" suffix(, 0)
    }},
    {"call-1424.kk.txt", (const char[]){
#embed "../Forms/Templates/call-1424.kk.txt" suffix(, 0)
    }},
    {"call-1424.ru.txt", (const char[]){
#embed "../Forms/Templates/call-1424.ru.txt" suffix(, 0)
    }},
    {"closing-slip.en.txt", (const char[]){
#embed "../Forms/Templates/closing-slip.en.txt" suffix(, 0)
    }},
    {"closing-slip.kk.txt", (const char[]){
#embed "../Forms/Templates/closing-slip.kk.txt" suffix(, 0)
    }},
    {"closing-slip.ru.txt", (const char[]){
#embed "../Forms/Templates/closing-slip.ru.txt" suffix(, 0)
    }},
    {"intake-slip.en.txt", (const char[]){
#embed "../Forms/Templates/intake-slip.en.txt" suffix(, 0)
    }},
    {"intake-slip.kk.txt", (const char[]){
#embed "../Forms/Templates/intake-slip.kk.txt" suffix(, 0)
    }},
    {"intake-slip.ru.txt", (const char[]){
#embed "../Forms/Templates/intake-slip.ru.txt" suffix(, 0)
    }},
    {"letter-acs.en.txt", (const char[]){
#embed "../Forms/Templates/letter-acs.en.txt" suffix(, 0)
    }},
    {"letter-acs.kk.txt", (const char[]){
#embed "../Forms/Templates/letter-acs.kk.txt" suffix(, 0)
    }},
    {"letter-acs.ru.txt", (const char[]){
#embed "../Forms/Templates/letter-acs.ru.txt" suffix(, 0)
    }},
    {"letter-appeal.en.txt", (const char[]){
#embed "../Forms/Templates/letter-appeal.en.txt" suffix(, 0)
    }},
    {"letter-appeal.kk.txt", (const char[]){
#embed "../Forms/Templates/letter-appeal.kk.txt" suffix(, 0)
    }},
    {"letter-appeal.ru.txt", (const char[]){
#embed "../Forms/Templates/letter-appeal.ru.txt" suffix(, 0)
    }},
    {"letter-decision.en.txt", (const char[]){
#embed "../Forms/Templates/letter-decision.en.txt" suffix(, 0)
    }},
    {"letter-decision.kk.txt", (const char[]){
#embed "../Forms/Templates/letter-decision.kk.txt" suffix(, 0)
    }},
    {"letter-decision.ru.txt", (const char[]){
#embed "../Forms/Templates/letter-decision.ru.txt" suffix(, 0)
    }},
    {"letter-papers.en.txt", (const char[]){
#embed "../Forms/Templates/letter-papers.en.txt" suffix(, 0)
    }},
    {"letter-papers.kk.txt", (const char[]){
#embed "../Forms/Templates/letter-papers.kk.txt" suffix(, 0)
    }},
    {"letter-papers.ru.txt", (const char[]){
#embed "../Forms/Templates/letter-papers.ru.txt" suffix(, 0)
    }},
    {"may-not-tell.en.txt", (const char[]){
#embed "../Forms/Templates/may-not-tell.en.txt" suffix(, 0)
    }},
    {"may-not-tell.kk.txt", (const char[]){
#embed "../Forms/Templates/may-not-tell.kk.txt" suffix(, 0)
    }},
    {"may-not-tell.ru.txt", (const char[]){
#embed "../Forms/Templates/may-not-tell.ru.txt" suffix(, 0)
    }},
    {"nda.en.txt", (const char[]){
#embed "../Forms/Templates/nda.en.txt" suffix(, 0)
    }},
    {"nda.kk.txt", (const char[]){
#embed "../Forms/Templates/nda.kk.txt" suffix(, 0)
    }},
    {"nda.ru.txt", (const char[]){
#embed "../Forms/Templates/nda.ru.txt" suffix(, 0)
    }},
    {"notice-e6.en.txt", (const char[]){
#embed "../Forms/Templates/notice-e6.en.txt" suffix(, 0)
    }},
    {"notice-e6.kk.txt", (const char[]){
#embed "../Forms/Templates/notice-e6.kk.txt" suffix(, 0)
    }},
    {"notice-e6.ru.txt", (const char[]){
#embed "../Forms/Templates/notice-e6.ru.txt" suffix(, 0)
    }},
    {"periodic.en.txt", (const char[]){
#embed "../Forms/Templates/periodic.en.txt" suffix(, 0)
    }},
    {"periodic.kk.txt", (const char[]){
#embed "../Forms/Templates/periodic.kk.txt" suffix(, 0)
    }},
    {"periodic.ru.txt", (const char[]){
#embed "../Forms/Templates/periodic.ru.txt" suffix(, 0)
    }},
    {"redacted-bundle.en.txt", (const char[]){
#embed "../Forms/Templates/redacted-bundle.en.txt" suffix(, 0)
    }},
    {"redacted-bundle.kk.txt", (const char[]){
#embed "../Forms/Templates/redacted-bundle.kk.txt" suffix(, 0)
    }},
    {"redacted-bundle.ru.txt", (const char[]){
#embed "../Forms/Templates/redacted-bundle.ru.txt" suffix(, 0)
    }},
    {"redacted-list.en.txt", (const char[]){
#embed "../Forms/Templates/redacted-list.en.txt" suffix(, 0)
    }},
    {"redacted-list.kk.txt", (const char[]){
#embed "../Forms/Templates/redacted-list.kk.txt" suffix(, 0)
    }},
    {"redacted-list.ru.txt", (const char[]){
#embed "../Forms/Templates/redacted-list.ru.txt" suffix(, 0)
    }},
    {"referral.en.txt", (const char[]){
#embed "../Forms/Templates/referral.en.txt" suffix(, 0)
    }},
    {"referral.kk.txt", (const char[]){
#embed "../Forms/Templates/referral.kk.txt" suffix(, 0)
    }},
    {"referral.ru.txt", (const char[]){
#embed "../Forms/Templates/referral.ru.txt" suffix(, 0)
    }},
    {"register.en.txt", (const char[]){
#embed "../Forms/Templates/register.en.txt" suffix(, 0)
    }},
    {"register.kk.txt", (const char[]){
#embed "../Forms/Templates/register.kk.txt" suffix(, 0)
    }},
    {"register.ru.txt", (const char[]){
#embed "../Forms/Templates/register.ru.txt" suffix(, 0)
    }},
    {"undertaking.en.txt", (const char[]){
#embed "../Forms/Templates/undertaking.en.txt" suffix(, 0)
    }},
    {"undertaking.kk.txt", (const char[]){
#embed "../Forms/Templates/undertaking.kk.txt" suffix(, 0)
    }},
    {"undertaking.ru.txt", (const char[]){
#embed "../Forms/Templates/undertaking.ru.txt" suffix(, 0)
    }},
    {0, 0},
};

const struct senim_form_template *senim_form_templates(void) { return templates; }
