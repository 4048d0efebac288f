// What is typed in the admin bears the language of its page: direction, spelling and fonts follow it.
(() => {
    const { lang, dir, sourceLang, sourceDir } = document.currentScript.dataset;

    const typed = "input[type=text], textarea, [contenteditable=true]";
    const codes = "#id_slug, [data-controller~=w-slug], [name$=_at], [data-controller~=w-tag]";

    // Addresses and times run from left to right whatever is around them.
    const addresses = "input[type=url], input[type=email], #id_slug, [name$=_at]";
    const upright = ["ar", "zh-hans"]; // scripts that have no italics

    const mark = (element, itsLang, itsDir) => {
        if (element.lang === itsLang) return;
        element.lang = itsLang;
        element.dir = itsDir;
        if (upright.includes(itsLang)) element.style.fontStyle = "normal";
    };

    // The form of a page: the fields, never the words around them.
    const markForm = (root) => {
        for (const field of root.querySelectorAll(`form[data-edit-form] :is(${typed})`)) {
            if (!field.matches(codes) && !field.closest(".comment, .chooser"))
                mark(field, lang, dir);
        }
        for (const field of root.querySelectorAll(`form[data-edit-form] :is(${addresses})`))
            field.dir = "ltr";
    };

    // The editor of a translation: each text stands above its translation.
    const markTexts = (root) => {
        for (const text of root.querySelectorAll(
            ".js-translation-editor li:is(.complete, .incomplete, .errored)",
        )) {
            for (const words of text.querySelectorAll(":scope > p"))
                mark(words, sourceLang, sourceDir);
            for (const words of text.querySelectorAll(":scope > div :is(p, textarea)"))
                mark(words, lang, dir);
        }
    };

    const markAll = () => {
        markForm(document);
        if (sourceLang) markTexts(document);
    };

    const begin = () => {
        markAll();
        // Blocks are added, and the translation editor is drawn, while the page is open.
        new MutationObserver(markAll).observe(document.body, { childList: true, subtree: true });
    };

    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
    else begin();
})();
