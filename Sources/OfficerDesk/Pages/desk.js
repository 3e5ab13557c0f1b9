// Small comforts of the desk's pages; everything works without them.
'use strict';
// Forms with unsent text; one that came back with it has it from the beginning.
const unsent = new Set();
// What was typed when the desk locked itself, in this page's memory and nowhere else: its page's path, and the fields.
let kept = null;
let active = false;
let timer = 0;
// Files on their way to the desk: what is sent waits for them.
let handing = Promise.resolve();

// Binds the page that is shown: the one that was loaded, and each that takes its place.
function begin() {
  unsent.clear();
  document.querySelectorAll('form[data-text]').forEach(watch);
  document.querySelectorAll('button[data-mark]').forEach(mark);
  document.querySelectorAll('input[type=file]').forEach(pick);
  clearInterval(timer);
  if (kept) timer = setInterval(pulse, 2000);
  else if (document.body.dataset.open) timer = setInterval(pulse, document.body.dataset.watches ? 2000 : 15000);
}

function watch(form) {
  const given = document.querySelector('.trouble')
    && [...form.querySelectorAll('textarea')].some((field) => field.value);
  if (given) unsent.add(form);
  form.addEventListener('input', () => unsent.add(form));
  let sure = false;
  form.addEventListener('submit', async (event) => {
    if (sure) return;
    // A desk that has locked takes nothing: what was typed stays here.
    event.preventDefault();
    active = true;
    unsent.add(form);
    await handing;
    if (!await pulse()) return;
    unsent.delete(form);
    sure = true;
    form.requestSubmit(event.submitter);
    sure = false;
  });
}

function mark(button) {
  const field = document.getElementById(button.dataset.mark);
  button.hidden = false;
  button.addEventListener('click', () => {
    const { selectionStart: from, selectionEnd: to, value } = field;
    if (from === to) return field.focus();
    const { open, close } = button.dataset;
    field.setRangeText(open + value.slice(from, to) + close, from, to, 'end');
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

// Picked files go to the desk in parts, and lie in its memory until the form is sent.
function pick(input) {
  input.parentElement.hidden = false;
  input.addEventListener('change', () => { handing = handing.then(() => hand(input)); });
}

async function hand(input) {
  const { held, scans, token } = input.form.elements;
  const says = document.getElementById('scan-says');
  const files = [...input.files];
  let begin = 'yes';
  scans.value = '';
  try {
    for (const file of files) {
      let start = 0;
      do {
        says.textContent = `${file.name}: ${Math.floor(100 * start / Math.max(1, file.size))} %`;
        const part = await packed(file.slice(start, start + 196608));
        const answer = await fetch('/intake/scan', {
          method: 'POST', redirect: 'error',
          body: new URLSearchParams({
            token: token.value, held: held.value, name: file.name, begin, at: start, part,
          }),
        });
        if (!answer.ok) throw new Error();
        begin = 'no';
        start += 196608;
      } while (start < file.size);
    }
    says.textContent = files.map((file) => file.name).join(', ');
    scans.value = files.length;
  } catch {
    // The desk takes no report meanwhile: it would go without them.
    says.textContent = input.dataset.failed;
    input.value = '';
  }
}

const packed = (part) => new Promise((resolve, reject) => {
  if (!part.size) return resolve('');
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
  reader.onerror = reject;
  reader.readAsDataURL(part);
});

// Asks whether the desk is still open, and goes by the answer; true when it is. One question at a time.
let asked = null;
function pulse() {
  asked ??= ask().finally(() => { asked = null; });
  return asked;
}

async function ask() {
  const body = document.body;
  const main = document.querySelector('main');
  try {
    const used = active;
    active = false;
    if (used) document.getElementById('locks')?.remove();
    const token = document.querySelector('input[name=token]').value;
    const answer = await fetch('/pulse', {
      method: 'POST', body: new URLSearchParams({ token, used: used ? 'yes' : 'no' }),
    });
    if (answer.status === 403) return leave();
    if (!kept) main.hidden = !answer.ok;
    if (!answer.ok) return false;
    const news = await answer.json();
    // Somebody else has the port.
    if (news.word !== body.dataset.word) throw new Error();
    if (kept) {
      main.hidden = news.open;
      if (news.open) await giveBack();
      else if (!news.itself) leave();
      return false;
    }
    if (!news.open) {
      main.hidden = true;
      if (news.itself && unsent.size) await keep();
      else leave();
      return false;
    }
    if (news.locksIn < 90) tell('locks', body.dataset.locks);
    if (String(news.version) !== body.dataset.version) {
      if (body.dataset.watches) location.reload();
      else tell('news', body.dataset.news, body.dataset.path);
    }
    return true;
  } catch {
    // The program does not answer, or has ended: what was opened must not stay on the screen meanwhile.
    main.hidden = true;
    return false;
  }
}

function leave() {
  kept = null;
  unsent.clear();
  location.replace('/');
  return false;
}

// The desk has locked itself: its door takes the page's place, and what was typed waits for the officer.
async function keep() {
  const door = await load('/');
  if (!door) return;
  const { path, kept: words, letGo } = document.body.dataset;
  const fields = [...unsent].flatMap((form) => [...form.elements]
    .filter((field) => field.name && field.type !== 'hidden')
    .map(({ name, type, value, checked, files }) =>
      ({ action: form.getAttribute('action'), name, type, value, checked, files })));
  const scans = [...unsent].some(({ elements }) => (elements.namedItem('scans')?.value ?? '0') !== '0');
  kept = { path, fields, scans, tries: 0 };
  show(door);
  tell('kept', words);
  tell('let-go', letGo, '/');
  document.querySelector('#let-go a').addEventListener('click', () => { kept = null; });
  const form = document.querySelector('main form');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, {
      method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual',
    });
    form.reset();
    document.querySelector('.trouble')?.remove();
    if (answer.type === 'opaqueredirect') return pulse();
    const refused = read(await answer.text()).querySelector('.trouble');
    if (refused) form.before(document.adoptNode(refused));
  });
}

// The desk is open again: as soon as it has read the case, what was typed stands on its page as before.
async function giveBack() {
  const page = await load(kept.path);
  if (!page || !kept) return;
  const formOf = (field) => [...page.forms].find((form) => form.getAttribute('action') === field.action);
  if (!kept.fields.every(formOf)) {
    kept.tries += 1;
    if (kept.tries > 15) showKept();
    return;
  }
  const { fields, scans } = kept;
  for (const field of fields) field.form = formOf(field);
  kept = null;
  show(page);
  // What was handed over went with the lock: it is picked again, or the report waits.
  const held = document.querySelector('input[name=scans]');
  if (scans && held) held.value = '';
  for (const { form, name, type, value, checked, files } of fields) {
    const found = [...form.elements].filter((one) => one.name === name);
    const isBox = type === 'checkbox' || type === 'radio';
    const one = found.find((other) => !isBox || other.value === value);
    if (!one) continue;
    if (isBox) one.checked = checked;
    else if (type === 'file' && files.length) {
      one.files = files;
      one.dispatchEvent(new Event('change'));
    } else if (type === 'file') continue;
    else one.value = value;
    unsent.add(form);
    const folded = one.closest('details');
    if (folded && value) folded.open = true;
  }
}

// Its page is no more: what was typed can be copied from here.
function showKept() {
  const main = document.querySelector('main');
  main.hidden = false;
  main.replaceChildren(...kept.fields.filter(({ type, value }) => type === 'textarea' && value).map(({ value }) => {
    const field = document.createElement('textarea');
    field.readOnly = true;
    field.rows = 8;
    field.value = value;
    field.setAttribute('aria-label', document.body.dataset.kept);
    return field;
  }));
  kept = null;
  begin();
}

const read = (text) => new DOMParser().parseFromString(text, 'text/html');
// A page of this desk; null for one of somebody else's.
async function load(path) {
  const address = new URL(path, location.href);
  address.searchParams.set('kept', 'yes');
  const page = read(await (await fetch(address)).text());
  return page.body.dataset.word === document.body.dataset.word ? page : null;
}

function show(page) {
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body = document.adoptNode(page.body);
  begin();
  document.querySelector('[autofocus]')?.focus();
}

function tell(name, words, path) {
  if (document.getElementById(name)) return;
  const line = document.createElement('p');
  line.id = name;
  line.className = 'notice';
  const part = document.createElement(path ? 'a' : 'span');
  if (path) {
    part.href = path;
    part.className = 'button';
  }
  part.textContent = words;
  line.append(part);
  document.getElementById('live').append(line);
}

begin();
window.addEventListener('beforeunload', (event) => { if (unsent.size || kept) event.preventDefault(); });
for (const kind of ['keydown', 'pointerdown', 'input']) {
  document.addEventListener(kind, () => { active = true; }, { passive: true });
}
if (document.body.dataset.open) {
  // A tab in the background is seldom let run: one that is looked at again asks at once.
  document.addEventListener('visibilitychange', () => { if (!document.hidden) pulse(); });
  // A page that a browser kept whole, and shows again: it asks at once whether the desk is still open.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.querySelector('main').hidden = true;
    location.reload();
  });
}
