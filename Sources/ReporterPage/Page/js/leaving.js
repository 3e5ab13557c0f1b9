/** How a person leaves: the quick exit, the question before unsent words are lost, and one entry in the history at most. */

import { phrase } from './dom.js';

let whatIsLost = () => '';
let forgetEverything = () => {};
let escapes = [];

/** `lost` gives the key of the question before the page lets go, '' when there is nothing to lose; `forget` clears all. */
export function watchLeaving(lost, forget) {
    whatIsLost = lost;
    forgetEverything = forget;
}

/** Wires the quick exit, the Escape key and the links of this page. */
export function prepareLeaving() {
    document.getElementById('quick-exit')?.addEventListener('click', (event) => {
        event.preventDefault();
        leaveQuickly();
    });
    addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        const now = Date.now();
        escapes = [...escapes.filter((moment) => now - moment < 1500), now];
        if (escapes.length >= 3) leaveQuickly();
    });
    addEventListener('beforeunload', (event) => {
        if (whatIsLost() !== '') event.preventDefault();
    });
    // A page that the browser kept in memory for its back button is made anew, empty.
    addEventListener('pageshow', (event) => {
        if (event.persisted) location.reload();
    });
    document.addEventListener('click', replaceInsteadOfPush);
}

/** Clears the page, then puts a neutral one in its place: the back button does not lead here. */
function leaveQuickly() {
    const address = document.getElementById('quick-exit').href;
    whatIsLost = () => '';
    forgetEverything();
    document.title = '';
    document.body.replaceChildren();
    location.replace(address);
}

/** Links within the portal replace this page, so that the whole visit is one entry of the history. */
function replaceInsteadOfPush(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey
        || event.shiftKey || link.target !== '' || link.hasAttribute('download')) return;
    const address = new URL(link.href, location.href);
    if (address.origin !== location.origin || address.protocol === 'blob:') return;
    if (address.hash !== '' && address.pathname === location.pathname) return;
    event.preventDefault();
    const lost = whatIsLost();
    if (lost !== '' && !confirm(phrase(lost))) return;
    whatIsLost = () => '';
    forgetEverything();
    location.replace(address);
}
