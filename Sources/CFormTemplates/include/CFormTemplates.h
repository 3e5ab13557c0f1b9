#ifndef CFORMTEMPLATES_H
#define CFORMTEMPLATES_H

/// One template of ours: its file's name below Forms/Templates, and its text, which ends in a zero byte.
struct senim_form_template {
    const char *name;
    const char *text;
};

/// All templates, ended by one without a name.
const struct senim_form_template *senim_form_templates(void);

#endif
