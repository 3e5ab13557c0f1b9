/** Elements, focus and the words on them. Nothing here takes HTML: text stays text. */

import { Refusal } from './bytes.js';

let pageTexts = {};
let pageLanguage = 'kk';

/** The languages, Kazakh first; the paths of their pages begin so. */
export const languages = { kk: '/', ru: '/ru/', en: '/en/' };

/** The language that is shown. */
export function currentLanguage() {
    return pageLanguage;
}

/** Takes the words of a language, as its JSON has them. */
export function useTexts(language, texts) {
    pageLanguage = language;
    pageTexts = texts;
}

/** A phrase with its `{places}` filled. A phrase that is missing is our own mistake: its key is shown. */
export function phrase(key, values = {}) {
    const text = pageTexts[key];
    if (text === undefined) return key;
    return text.replace(/\{([a-zA-Z]+)\}/g, (place, name) => (
        values[name] === undefined ? place : String(values[name])));
}

/** Whether the language has this phrase. */
function hasPhrase(key) {
    return pageTexts[key] !== undefined;
}

/** Says a refusal in words, with what to do about it. */
export function refusalPhrases(error) {
    const code = error instanceof Refusal ? error.code : 'our-mistake';
    const exact = `${code}.${error.detail}`;
    const known = hasPhrase(`trouble.${exact}`) && exact !== `${code}.hint` ? exact
        : hasPhrase(`trouble.${code}`) ? code : 'other';
    return {
        what: phrase(`trouble.${known}`, { code, detail: error.detail ?? '' }),
        hint: hasPhrase(`trouble.${known}.hint`) ? phrase(`trouble.${known}.hint`) : '',
    };
}

/**
 * An element. `on…` attributes are listeners, true is a bare attribute, false and undefined are none; children are elements
 * or text.
 */
export function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === false || value === undefined) continue;
        if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
        else made.setAttribute(key, value === true ? '' : String(value));
    }
    made.append(...children.flat().filter((child) => child !== undefined && child !== ''));
    return made;
}

/** A paragraph of a phrase. */
export function paragraph(key, values = {}, className = undefined) {
    return element('p', { class: className }, phrase(key, values));
}

/** A button that does something and never sends a form. */
export function button(key, press, className = 'button') {
    return element('button', { type: 'button', class: className, onclick: press }, phrase(key));
}

let drawScreen = () => {};

/** Shows a screen by what draws it, which `drawAgain` calls once more: whatever is to stay is kept outside of it. */
export function showAs(draw) {
    drawScreen = draw;
    draw();
}

/** Draws the screen that is shown in the language that is shown. */
export function drawAgain() {
    drawScreen();
}

/** Puts one screen in place of the last, and the focus on its heading. */
export function showScreen(...children) {
    const place = document.getElementById('app');
    place.replaceChildren(...children);
    say('');
    say('', true);
    const heading = place.querySelector('h1');
    if (heading !== null) {
        heading.tabIndex = -1;
        heading.focus();
    }
    window.scrollTo(0, 0);
}

/** Says something to who sees and to who listens; `isUrgent` interrupts. */
export function say(text, isUrgent = false) {
    const place = document.getElementById(isUrgent ? 'alert' : 'status');
    place.textContent = text;
}

/** The date of an Almaty day in words of the language. */
export function dayText(day) {
    return dateText(new Date(day * 86400000));
}

/** The Almaty date and hour of a moment in UTC seconds. */
export function momentText(seconds) {
    const moment = new Date((seconds + 18000) * 1000);
    const two = (number) => String(number).padStart(2, '0');
    return `${dateText(moment)}, ${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}`;
}

function dateText(date) {
    return phrase('date', {
        year: date.getUTCFullYear(), day: date.getUTCDate(),
        month: phrase(`month.${date.getUTCMonth() + 1}`),
    });
}

/** A number of bytes in words. */
export function sizeText(byteCount) {
    if (byteCount < 1024) return phrase('size.bytes', { count: byteCount });
    if (byteCount < 1048576) return phrase('size.kib', { count: Math.ceil(byteCount / 1024) });
    const whole = byteCount < 1073741824;
    const count = byteCount / (whole ? 1048576 : 1073741824);
    return phrase(whole ? 'size.mib' : 'size.gib', { count: count.toFixed(1) });
}

/** Gives a file to the person, by the browser's own saving. */
export function saveFile(name, bytes) {
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
    const link = element('a', { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
}
