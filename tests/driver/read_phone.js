// Reads one phone of the page as it stands: what a person can see, and what its buttons carry.
(phone) => {
  const text = (node) => node?.textContent ?? "";
  const item = (li) => {
    const kind = li.dataset.kind;
    const service = kind === "service";
    const file = li.querySelector("a[download], img.photo");
    const sender = text(li.querySelector(".bubble > p")).replace(/ \(you\)$/, "");
    return {
      id: Number(li.dataset.id),
      sender,
      from_bot: "bot" in li.dataset,
      raw: service ? text(li) : text(li.querySelector(".text")) || text(li.querySelector("p.sticker")?.lastChild ?? li.querySelector(".file span")),
      kind,
      file_name: text(li.querySelector("a[download]")),
      file_url: file ? new URL(file.src ?? file.href).pathname : "",
      edited: Boolean(li.querySelector(".edited")),
      reply_to: li.dataset.reply ? Number(li.dataset.reply) : null,
      rows: [...li.querySelectorAll(".buttons > .row")].map((row) =>
        [...row.querySelectorAll("button")].map((button) => ({
          text: text(button.querySelector(".label")),
          kind: button.dataset.kind,
          value: button.dataset.value ?? "",
        })),
      ),
    };
  };
  return {
    messages: [...phone.querySelectorAll("li[data-id]")].map(item),
    keyboard: [...phone.querySelectorAll(".reply-keyboard > .row")].map((row) =>
      [...row.querySelectorAll("button")].map(text),
    ),
    commands: [...phone.querySelectorAll(".commands > button")].map((button) => [
      text(button.querySelector(".command")).slice(1),
      text(button.querySelector(".description")),
    ]),
    pinned: Number(phone.querySelector(".pinned:not([hidden])")?.dataset.message ?? 0),
  };
}
