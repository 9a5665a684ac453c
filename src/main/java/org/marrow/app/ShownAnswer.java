package org.marrow.app;

import org.marrow.query.Table;
import org.marrow.sheet.Shown;

/// What `marrow show` answers.
record ShownAnswer(Shown shown) implements Answer {

    @Override
    public Object record() {
        return shown;
    }

    @Override
    public Table table() {
        return shown.table();
    }

    @Override
    public void print(TextPage page) {
        shown.note().ifPresent(note -> {
            page.paragraph(note);
            page.list(shown.resolution().candidates());
            page.blank();
        });
        shown.record().ifPresent(sheet -> SheetText.print(sheet, page));
        page.release(shown.release());
    }
}
