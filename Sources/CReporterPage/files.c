// The reporter's page within the program: the bytes in git are the bytes served. A test compares this list with the folder.
#include "CReporterPage.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const struct senim_page_file files[] = {
    {"html/en/app.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/en/app.html" suffix(, 0)
    }},
    {"html/en/commissioner.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/en/commissioner.html" suffix(, 0)
    }},
    {"html/en/readers.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/en/readers.html" suffix(, 0)
    }},
    {"html/en/rights.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/en/rights.html" suffix(, 0)
    }},
    {"html/en/safety.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/en/safety.html" suffix(, 0)
    }},
    {"html/en/verify.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/en/verify.html" suffix(, 0)
    }},
    {"html/en/welcome.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/en/welcome.html" suffix(, 0)
    }},
    {"html/kk/app.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/kk/app.html" suffix(, 0)
    }},
    {"html/kk/commissioner.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/kk/commissioner.html" suffix(, 0)
    }},
    {"html/kk/readers.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/kk/readers.html" suffix(, 0)
    }},
    {"html/kk/rights.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/kk/rights.html" suffix(, 0)
    }},
    {"html/kk/safety.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/kk/safety.html" suffix(, 0)
    }},
    {"html/kk/verify.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/kk/verify.html" suffix(, 0)
    }},
    {"html/kk/welcome.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/kk/welcome.html" suffix(, 0)
    }},
    {"html/layout.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/layout.html" suffix(, 0)
    }},
    {"html/ru/app.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/ru/app.html" suffix(, 0)
    }},
    {"html/ru/commissioner.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/ru/commissioner.html" suffix(, 0)
    }},
    {"html/ru/readers.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/ru/readers.html" suffix(, 0)
    }},
    {"html/ru/rights.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/ru/rights.html" suffix(, 0)
    }},
    {"html/ru/safety.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/ru/safety.html" suffix(, 0)
    }},
    {"html/ru/verify.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/ru/verify.html" suffix(, 0)
    }},
    {"html/ru/welcome.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/ru/welcome.html" suffix(, 0)
    }},
    {"html/single.html", (const unsigned char[]){
#embed "../ReporterPage/Page/html/single.html" suffix(, 0)
    }},
    {"icon.svg", (const unsigned char[]){
#embed "../ReporterPage/Page/icon.svg" suffix(, 0)
    }},
    {"js/app.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/app.js" suffix(, 0)
    }},
    {"js/bytes.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/bytes.js" suffix(, 0)
    }},
    {"js/checkpoint.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/checkpoint.js" suffix(, 0)
    }},
    {"js/connection.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/connection.js" suffix(, 0)
    }},
    {"js/details.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/details.js" suffix(, 0)
    }},
    {"js/directory.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/directory.js" suffix(, 0)
    }},
    {"js/dom.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/dom.js" suffix(, 0)
    }},
    {"js/draft.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/draft.js" suffix(, 0)
    }},
    {"js/ed25519.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/ed25519.js" suffix(, 0)
    }},
    {"js/evidence.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/evidence.js" suffix(, 0)
    }},
    {"js/frames.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/frames.js" suffix(, 0)
    }},
    {"js/hpke.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/hpke.js" suffix(, 0)
    }},
    {"js/keccak.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/keccak.js" suffix(, 0)
    }},
    {"js/leaving.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/leaving.js" suffix(, 0)
    }},
    {"js/mailbox-screen.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/mailbox-screen.js" suffix(, 0)
    }},
    {"js/mailbox.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/mailbox.js" suffix(, 0)
    }},
    {"js/main.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/main.js" suffix(, 0)
    }},
    {"js/merkle.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/merkle.js" suffix(, 0)
    }},
    {"js/metadata.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/metadata.js" suffix(, 0)
    }},
    {"js/ml-kem.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/ml-kem.js" suffix(, 0)
    }},
    {"js/note-lines.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/note-lines.js" suffix(, 0)
    }},
    {"js/payload.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/payload.js" suffix(, 0)
    }},
    {"js/portal.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/portal.js" suffix(, 0)
    }},
    {"js/proof.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/proof.js" suffix(, 0)
    }},
    {"js/question.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/question.js" suffix(, 0)
    }},
    {"js/readers.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/readers.js" suffix(, 0)
    }},
    {"js/receipt-screen.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/receipt-screen.js" suffix(, 0)
    }},
    {"js/receipt.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/receipt.js" suffix(, 0)
    }},
    {"js/report.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/report.js" suffix(, 0)
    }},
    {"js/sealed-message.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/sealed-message.js" suffix(, 0)
    }},
    {"js/sealing.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/sealing.js" suffix(, 0)
    }},
    {"js/sending.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/sending.js" suffix(, 0)
    }},
    {"js/signed-note.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/signed-note.js" suffix(, 0)
    }},
    {"js/single.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/single.js" suffix(, 0)
    }},
    {"js/site.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/site.js" suffix(, 0)
    }},
    {"js/stream.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/stream.js" suffix(, 0)
    }},
    {"js/taxonomy.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/taxonomy.js" suffix(, 0)
    }},
    {"js/transfer.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/transfer.js" suffix(, 0)
    }},
    {"js/visit.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/visit.js" suffix(, 0)
    }},
    {"js/work.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/work.js" suffix(, 0)
    }},
    {"js/x-wing.js", (const unsigned char[]){
#embed "../ReporterPage/Page/js/x-wing.js" suffix(, 0)
    }},
    {"page.css", (const unsigned char[]){
#embed "../ReporterPage/Page/page.css" suffix(, 0)
    }},
    {"text/en.json", (const unsigned char[]){
#embed "../ReporterPage/Page/text/en.json" suffix(, 0)
    }},
    {"text/kk.json", (const unsigned char[]){
#embed "../ReporterPage/Page/text/kk.json" suffix(, 0)
    }},
    {"text/ru.json", (const unsigned char[]){
#embed "../ReporterPage/Page/text/ru.json" suffix(, 0)
    }},
    {0, 0},
};

const struct senim_page_file *senim_page_files(void) { return files; }
