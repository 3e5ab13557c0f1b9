// Small comforts of the desk's pages; everything works without them.
'use strict';
const body = document.body;
let typed = false;

for (const form of document.querySelectorAll('form[data-text]')) {
  form.addEventListener('input', () => { typed = true; });
  form.addEventListener('submit', () => { typed = false; });
}
window.addEventListener('beforeunload', (event) => { if (typed) event.preventDefault(); });

for (const button of document.querySelectorAll('button[data-mark]')) {
  const field = document.getElementById(button.dataset.mark);
  button.hidden = false;
  button.addEventListener('click', () => {
    const { selectionStart: from, selectionEnd: to, value } = field;
    if (from === to) return field.focus();
    field.setRangeText(`[[${value.slice(from, to)}]]`, from, to, 'end');
    field.focus();
  });
}

if (body.dataset.open) {
  let active = false;
  for (const kind of ['keydown', 'pointerdown', 'input']) {
    document.addEventListener(kind, () => { active = true; }, { passive: true });
  }
  const token = document.querySelector('#lock input[name=token]').value;
  const leave = () => { typed = false; location.replace('/'); };
  const pulse = async () => {
    try {
      const used = active;
      active = false;
      if (used) document.getElementById('locks')?.remove();
      const answer = await fetch('/pulse', {
        method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token, used: used ? 'yes' : 'no' }),
      });
      if (!answer.ok) return leave();
      const news = await answer.json();
      if (!news.open) return leave();
      if (news.locksIn < 90) tell('locks', body.dataset.locks);
      if (String(news.version) !== body.dataset.version) {
        if (body.dataset.watches) return location.reload();
        tell('news', body.dataset.news, true);
      }
    } catch {
      // The program has ended: what was opened must not stay on the screen.
      document.querySelector('main').replaceChildren();
    }
  };
  const tell = (name, words, leads = false) => {
    if (document.getElementById(name)) return;
    const line = document.createElement('p');
    line.id = name;
    line.className = 'notice';
    line.setAttribute('role', 'status');
    const part = leads ? document.createElement('a') : document.createElement('span');
    if (leads) part.href = location.pathname;
    part.textContent = words;
    line.append(part);
    document.querySelector('main').prepend(line);
  };
  // A page that a browser kept whole, and shows again: it asks at once whether the desk is still open.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.querySelector('main').replaceChildren();
    location.reload();
  });
  setInterval(pulse, body.dataset.watches ? 2000 : 15000);
}
