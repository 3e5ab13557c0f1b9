// Small comforts of the desk's pages; everything works without them.
'use strict';
const body = document.body;
// Forms with unsent text; one that came back with it has it from the beginning.
const unsent = new Set();

for (const form of document.querySelectorAll('form[data-text]')) {
  const given = document.querySelector('.trouble')
    && [...form.querySelectorAll('textarea')].some((field) => field.value);
  if (given) unsent.add(form);
  form.addEventListener('input', () => unsent.add(form));
  form.addEventListener('submit', () => unsent.delete(form));
}
window.addEventListener('beforeunload', (event) => { if (unsent.size) event.preventDefault(); });

for (const button of document.querySelectorAll('button[data-mark]')) {
  const field = document.getElementById(button.dataset.mark);
  button.hidden = false;
  button.addEventListener('click', () => {
    const { selectionStart: from, selectionEnd: to, value } = field;
    if (from === to) return field.focus();
    const { open, close } = button.dataset;
    field.setRangeText(open + value.slice(from, to) + close, from, to, 'end');
    field.focus();
  });
}

if (body.dataset.open) {
  let active = false;
  for (const kind of ['keydown', 'pointerdown', 'input']) {
    document.addEventListener(kind, () => { active = true; }, { passive: true });
  }
  const token = document.querySelector('#lock input[name=token]').value;
  const leave = () => { unsent.clear(); location.replace('/'); };
  const main = document.querySelector('main');
  const pulse = async () => {
    try {
      const used = active;
      active = false;
      if (used) document.getElementById('locks')?.remove();
      const answer = await fetch('/pulse', {
        method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token, used: used ? 'yes' : 'no' }),
      });
      if (answer.status === 403) return leave();
      main.hidden = !answer.ok;
      if (!answer.ok) return;
      const news = await answer.json();
      if (!news.open) return leave();
      if (news.locksIn < 90) tell('locks', body.dataset.locks);
      if (String(news.version) !== body.dataset.version) {
        if (body.dataset.watches) return location.reload();
        tell('news', body.dataset.news, true);
      }
    } catch {
      // The program does not answer, or has ended: what was opened must not stay on the screen meanwhile.
      main.hidden = true;
    }
  };
  const tell = (name, words, leads = false) => {
    if (document.getElementById(name)) return;
    const line = document.createElement('p');
    line.id = name;
    line.className = 'notice';
    const part = leads ? document.createElement('a') : document.createElement('span');
    if (leads) part.href = body.dataset.path;
    part.textContent = words;
    line.append(part);
    document.getElementById('live').append(line);
  };
  // A page that a browser kept whole, and shows again: it asks at once whether the desk is still open.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    main.hidden = true;
    location.reload();
  });
  setInterval(pulse, body.dataset.watches ? 2000 : 15000);
}
