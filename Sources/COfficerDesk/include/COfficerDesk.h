#ifndef COFFICERDESK_H
#define COFFICERDESK_H

/// One file of the desk's pages: its name in OfficerDesk/Pages, and its bytes, which are text and end in a zero byte.
struct senim_desk_file {
    const char *name;
    const unsigned char *text;
};

/// All files, ended by one without a name.
const struct senim_desk_file *senim_desk_files(void);

#endif
