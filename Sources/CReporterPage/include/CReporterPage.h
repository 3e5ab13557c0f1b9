#ifndef CREPORTERPAGE_H
#define CREPORTERPAGE_H

/// One file of the reporter's page: its path below ReporterPage/Page, and its bytes, which are text and end in a zero byte.
struct senim_page_file {
    const char *path;
    const unsigned char *text;
};

/// All files of the page, ended by one without a path.
const struct senim_page_file *senim_page_files(void);

#endif
