// The desk's pages within the program: the files of OfficerDesk/Pages as they are. A test compares this list with the folder.
#include "COfficerDesk.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const struct senim_desk_file files[] = {
    {"bundle.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/bundle.html" suffix(, 0)
    }},
    {"case-head.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/case-head.html" suffix(, 0)
    }},
    {"case.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/case.html" suffix(, 0)
    }},
    {"cases.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/cases.html" suffix(, 0)
    }},
    {"desk.css", (const unsigned char[]){
#embed "../OfficerDesk/Pages/desk.css" suffix(, 0)
    }},
    {"desk.js", (const unsigned char[]){
#embed "../OfficerDesk/Pages/desk.js" suffix(, 0)
    }},
    {"door.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/door.html" suffix(, 0)
    }},
    {"duties.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/duties.html" suffix(, 0)
    }},
    {"file.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/file.html" suffix(, 0)
    }},
    {"foot.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/foot.html" suffix(, 0)
    }},
    {"handover.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/handover.html" suffix(, 0)
    }},
    {"head.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/head.html" suffix(, 0)
    }},
    {"intake-done.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/intake-done.html" suffix(, 0)
    }},
    {"intake.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/intake.html" suffix(, 0)
    }},
    {"keys.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/keys.html" suffix(, 0)
    }},
    {"message.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/message.html" suffix(, 0)
    }},
    {"paper.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/paper.html" suffix(, 0)
    }},
    {"papers.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/papers.html" suffix(, 0)
    }},
    {"payload.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/payload.html" suffix(, 0)
    }},
    {"people.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/people.html" suffix(, 0)
    }},
    {"portal-duties.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/portal-duties.html" suffix(, 0)
    }},
    {"practice.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/practice.html" suffix(, 0)
    }},
    {"record.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/record.html" suffix(, 0)
    }},
    {"slips.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/slips.html" suffix(, 0)
    }},
    {"state.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/state.html" suffix(, 0)
    }},
    {"today.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/today.html" suffix(, 0)
    }},
    {"trouble.html", (const unsigned char[]){
#embed "../OfficerDesk/Pages/trouble.html" suffix(, 0)
    }},
    {0, 0},
};

const struct senim_desk_file *senim_desk_files(void) {
    return files;
}
