// A session offers the speakers of the form as they are typed and chosen, before anything is saved.
(() => {
    const typedIn = (row, field) => row.querySelector(`[name$="-${field}"]`)?.value.trim() ?? "";

    const nameIn = (row) =>
        typedIn(row, "person")
            ? row.querySelector("[data-chooser-title]").textContent.trim()
            : typedIn(row, "typed_name");

    // Each with its place in the form, by which it is handed in.
    const speakers = () =>
        Array.from(document.querySelectorAll("#id_speakers-FORMS > [data-inline-panel-child]"))
            .filter((row) => typedIn(row, "DELETE") !== "1")
            .map((row) => ({ place: row.id.replace("inline_child_", ""), name: nameIn(row) }));

    const newBox = (name, place) => {
        const label = document.createElement("label");
        const box = document.createElement("input");
        Object.assign(box, { type: "checkbox", name, value: place });
        label.append(box, " ", document.createElement("bdi"));
        return label;
    };

    const offer = (choice, known) => {
        const labels = new Map(
            Array.from(choice.querySelectorAll("label"), (label) => [
                label.querySelector("input").value,
                label,
            ]),
        );
        const isOffered = ({ place, name }) =>
            name || labels.get(place)?.querySelector("input").checked;
        const offered = known.filter(isOffered).map(({ place, name }) => {
            const label = labels.get(place) ?? newBox(choice.dataset.sessionSpeakers, place);
            if (name) label.querySelector("bdi").textContent = name;
            return label;
        });
        for (const label of labels.values()) if (!offered.includes(label)) label.remove();
        choice.prepend(...offered);
    };

    let last = "";
    const offerAll = () => {
        const choices = Array.from(document.querySelectorAll("[data-session-speakers]"));
        const known = speakers();
        const now = JSON.stringify([known, choices.map((choice) => choice.id)]);
        if (now === last) return;
        last = now;
        for (const choice of choices) offer(choice, known);
    };

    const begin = () => {
        offerAll();
        document.addEventListener("input", offerAll);
        // Rows come, go and change places, and a person is chosen, without anything being typed.
        for (const rows of document.querySelectorAll("#id_speakers-FORMS, #id_sessions-FORMS"))
            new MutationObserver(offerAll).observe(rows, {
                attributes: true,
                characterData: true,
                childList: true,
                subtree: true,
            });
    };

    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
    else begin();
})();
