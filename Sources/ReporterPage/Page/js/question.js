/** One question a screen: its words, its field, and the way back and forth. */

import { button, element, paragraph, phrase, showScreen } from './dom.js';

/** A field in which nothing is remembered, corrected, sent to a dictionary or translated. */
const privateField = {
    autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false',
    translate: 'no', 'data-gramm': 'false',
};

/**
 * Shows a question.
 *
 * `key` names its phrases: `.title`, and `.help` and `.help2` if there are any. `fields` are its controls. `next` is called
 * when the person goes on; it returns nothing, or the key of what is wrong, which is then shown beside the field. So does `back`.
 */
export function showQuestion({ key, number, count, fields, back, next, nextKey = 'next', extra = [] }) {
    const problem = element('p', { class: 'problem', id: 'problem', role: 'alert' });
    const go = async (way) => {
        problem.textContent = '';
        const wrong = await way();
        if (typeof wrong !== 'string') return;
        problem.textContent = phrase(wrong);
        const field = form.querySelector('input, textarea, select');
        field?.setAttribute('aria-describedby', 'problem');
        field?.focus();
    };
    const form = element('form', {
        class: 'question', novalidate: true, autocomplete: 'off',
        onsubmit: (event) => {
            event.preventDefault();
            go(next);
        },
    },
    number === undefined ? '' : element('p', { class: 'step' },
        phrase('step', { number, count })),
    element('h1', {}, phrase(`${key}.title`)),
    paragraph(`${key}.help`),
    ...fields, problem, ...extra,
    element('div', { class: 'ways' },
        back === undefined ? '' : button('back', () => go(back), 'button quiet'),
        element('button', { type: 'submit', class: 'button' }, phrase(nextKey))));
    showScreen(form);
    return form;
}

/** A field for words of one's own. */
export function textField({ id, labelKey, value, rows = 6, onchange }) {
    const field = element('textarea', { id, rows, ...privateField });
    field.value = value;
    field.addEventListener('input', () => onchange(field.value));
    return withLabel(id, labelKey, field);
}

/** A field of one line. */
export function lineField({ id, labelKey, value, onchange, inputmode = 'text' }) {
    const field = element('input', { id, type: 'text', inputmode, ...privateField });
    field.value = value;
    field.addEventListener('input', () => onchange(field.value));
    return withLabel(id, labelKey, field);
}

function withLabel(id, labelKey, field) {
    return element('div', { class: 'field' },
        element('label', { for: id }, phrase(labelKey)), field);
}

/** One of several. `options` are [value, text, example]. */
export function choiceOfOne({ name, legendKey, options, value, onchange }) {
    return choice('radio', name, legendKey, options, (option) => option === value, onchange);
}

/** Some of several. */
export function choiceOfSome({ name, legendKey, options, chosen, onchange }) {
    return choice('checkbox', name, legendKey, options, (option) => chosen.has(option), onchange);
}

function choice(type, name, legendKey, options, isChosen, onchange) {
    return element('fieldset', { class: 'choice' },
        element('legend', {}, phrase(legendKey)),
        ...options.map(([value, text, example]) => {
            const id = `${name}-${value}`;
            const field = element('input', { type, name, id, value, autocomplete: 'off' });
            field.checked = isChosen(value);
            field.addEventListener('change', () => onchange(value, field.checked));
            return element('div', { class: 'option' }, field,
                element('label', { for: id }, element('span', { class: 'option-name' }, text),
                    example === undefined ? '' : element('span', { class: 'example' }, example)));
        }));
}

/** A box to tick; `onchange` is told whether it is. */
export function tick(id, isTicked, onchange) {
    const field = element('input', { type: 'checkbox', id, autocomplete: 'off' });
    field.checked = isTicked;
    field.addEventListener('change', () => onchange(field.checked));
    return field;
}
