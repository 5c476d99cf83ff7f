({
  /** How far each of two lines of a text stands from the left and the right side of its box. */
  lineGaps(node) {
    const box = node.getBoundingClientRect();
    const [first, second] = node.firstChild.data.split("\n");
    const gap = (from, to) => {
      const range = document.createRange();
      range.setStart(node.firstChild, from);
      range.setEnd(node.firstChild, to);
      const line = range.getBoundingClientRect();
      return { left: line.left - box.left, right: box.right - line.right };
    };
    return [gap(0, first.length), gap(first.length + 1, first.length + 1 + second.length)];
  },

  /** What a screen reader could not name or would not know as a control; ids that stand twice. */
  nameless() {
    const shown = (node) => node.getClientRects().length > 0;
    const labels = (node) => [...(node.labels ?? [])].map((label) => label.textContent.trim()).join(" ");
    const name = (node) => node.getAttribute("aria-label") || node.textContent.trim() || labels(node);
    const controls = [...document.querySelectorAll("button, a, input, select, textarea")];
    const pressable = [...document.querySelectorAll("[onclick], [tabindex]:not([role])")];
    const known = "button, main, .panel";
    const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
    return [
      ...controls.filter((node) => shown(node) && !name(node)).map((node) => `no name: ${node.outerHTML}`),
      ...pressable.filter((node) => !node.matches(known)).map((node) => `no role: ${node.outerHTML}`),
      ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id twice: ${id}`),
    ];
  },

  /** Elements of a phone that stick out of it. */
  outside(phone) {
    const edge = phone.getBoundingClientRect().right + 1;
    const shown = (node) => !node.closest(".visually-hidden, [hidden]") && node.getClientRects().length;
    return [...phone.querySelectorAll("*")]
      .filter((node) => shown(node) && node.getBoundingClientRect().right > edge)
      .map((node) => node.outerHTML.slice(0, 200));
  },

  /**
   * Words with less than 4.5 to 1 against their ground (WCAG 2.1, 1.4.3; switched-off controls are
   * excepted there).
   */
  poorContrast() {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const over = (top, under) => {
      const part = top[3] / 255;
      return top.slice(0, 3).map((value, at) => value * part + under[at] * (1 - part));
    };
    const ground = (node) => {
      const layers = [];
      for (let at = node; at; at = at.parentElement) layers.unshift(rgba(getComputedStyle(at).backgroundColor));
      return layers.reduce((under, top) => over(top, under), [255, 255, 255]);
    };
    const linear = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const light = (rgb) => {
      const [r, g, b] = rgb.map((value) => linear(value / 255));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const words = walker.currentNode.data.trim();
      const node = walker.currentNode.parentElement;
      if (!words || !node.getClientRects().length) continue;
      if (node.closest(".visually-hidden, script, option, :disabled, .skip")) continue;
      const back = ground(node);
      const pair = [light(over(rgba(getComputedStyle(node).color), back)), light(back)];
      const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
      if (ratio < 4.5) found.push(`${words} ${ratio.toFixed(2)}`);
    }
    return found;
  },
})
