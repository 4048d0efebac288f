// A form that saves itself is handed in only when that save has ended: else a new page would be made twice.
(() => {
    const LONGEST = 10_000; // milliseconds: a connection that hangs keeps nobody waiting longer

    let saving = null; // the event of the save that has not ended
    let handIn = null; // what waits for its end
    let isHandedIn = false;

    document.addEventListener(
        "w-autosave:save",
        (event) => {
            if (isHandedIn) event.preventDefault();
            else saving = event;
        },
        true,
    );

    // The button goes along by name: it says what to do, and once pressed it may be switched off.
    const submit = (form, button) => {
        if (button?.name) {
            const said = document.createElement("input");
            Object.assign(said, { type: "hidden", name: button.name, value: button.value });
            form.append(said);
        }
        form.requestSubmit();
    };

    const ended = () => {
        const act = handIn;
        saving = handIn = null;
        act?.();
    };
    document.addEventListener("w-autosave:success", ended);
    document.addEventListener("w-autosave:error", ended);

    window.addEventListener(
        "submit",
        (event) => {
            const form = event.target;
            if (saving?.target !== form || saving.defaultPrevented) {
                isHandedIn ||= form.matches("form[data-edit-form]");
                return;
            }
            event.preventDefault();
            event.stopImmediatePropagation();
            if (!handIn) {
                handIn = () => submit(form, event.submitter);
                setTimeout(ended, LONGEST);
            }
        },
        true,
    );
})();
