/** Evidence: files picked, dropped or recorded, with what they may tell about the reporter taken out or said. */

import { Refusal, utf8 } from './bytes.js';
import { button, element, paragraph, phrase, refusalPhrases, say, sizeText } from './dom.js';
import { cleanedPhoto } from './metadata.js';
import { plainText } from './payload.js';
import { showQuestion } from './question.js';
import { streamBounds } from './stream.js';

/** The question for evidence. A file of the draft has `name`, `mediaType`, `blob`, `original`, `found`, `isCleaned`. */
export function fileQuestion(draft, ways) {
    const list = element('ul', { class: 'files' });
    const trouble = element('p', { class: 'problem', role: 'alert' });
    let taking = 0;
    const take = async (files) => {
        taking += 1;
        trouble.textContent = '';
        for (const file of files) {
            try {
                await addFile(draft, file);
            } catch (error) {
                trouble.textContent = `${file.name}: ${refusalPhrases(error).what}`;
            }
        }
        taking -= 1;
        showFiles(draft, list);
    };
    const picker = element('input', { type: 'file', id: 'files', multiple: true });
    picker.addEventListener('change', async () => {
        await take([...picker.files]);
        picker.value = '';
    });
    const area = element('div', {
        class: 'drop',
        ondragover: (event) => {
            event.preventDefault();
            area.classList.add('over');
        },
        ondragleave: () => area.classList.remove('over'),
        ondrop: (event) => {
            event.preventDefault();
            area.classList.remove('over');
            take([...event.dataTransfer.files]);
        },
    }, element('label', { for: 'files', class: 'button' }, phrase('files.pick')), picker,
    element('p', {}, phrase('files.drop')));
    showFiles(draft, list);
    const voice = voiceRecorder(take);
    const leave = (way) => (way === undefined ? undefined : () => (
        taking > 0 || voice.isRecording() ? 'files.busy' : way()));
    showQuestion({
        key: 'files', ...ways, back: leave(ways.back),
        fields: [area, list, trouble, voice.place],
        next: () => {
            if (taking > 0 || voice.isRecording()) return 'files.busy';
            if (draft.what.trim() === '' && draft.files.length === 0) return 'what.empty';
            return ways.next();
        },
    });
}

/** Adds one file; a photo is cleaned at once. */
async function addFile(draft, file) {
    if (draft.files.length >= streamBounds.files) throw new Refusal('files-many');
    const all = draft.files.reduce((sum, other) => sum + other.blob.size, file.size);
    if (all > streamBounds.bytes) throw new Refusal('files-large');
    const name = fileName(file.name);
    const entry = {
        name, originalName: name, mediaType: mediaTypeOf(name), blob: file, original: file, found: [],
        isCleaned: false, cleaned: undefined,
    };
    try {
        entry.cleaned = await cleanedPhoto(file);
    } catch (error) {
        if (error.code !== 'photo-damaged') throw new Refusal('file-unreadable');
        entry.isDamaged = true;
    }
    if (entry.cleaned !== undefined) {
        entry.number = draft.files.filter((other) => other.cleaned !== undefined).length + 1;
        useCleaned(entry, true);
    }
    draft.files.push(entry);
}

/** By default the cleaned bytes under a name that tells nothing; the original when the reporter says so. */
function useCleaned(entry, isCleaned) {
    entry.isCleaned = isCleaned;
    entry.blob = isCleaned ? entry.cleaned.blob : entry.original;
    entry.name = isCleaned ? `photo-${entry.number}.${entry.cleaned.ending}` : entry.originalName;
    entry.mediaType = isCleaned ? entry.cleaned.mediaType : mediaTypeOf(entry.originalName);
}

function showFiles(draft, list) {
    list.replaceChildren(...draft.files.map((entry) => fileRow(draft, entry, list)));
    const all = draft.files.reduce((sum, entry) => sum + entry.blob.size, 0);
    say(draft.files.length === 0 ? '' : phrase('files.sum', {
        count: draft.files.length, size: sizeText(all) }));
}

function fileRow(draft, entry, list) {
    const row = element('li', {},
        element('span', { class: 'file-name', translate: 'no' },
            `${entry.name} · ${sizeText(entry.blob.size)}`));
    if (entry.cleaned !== undefined) {
        const id = `keep-${draft.files.indexOf(entry)}`;
        const keep = element('input', { type: 'checkbox', id, autocomplete: 'off' });
        keep.checked = !entry.isCleaned;
        keep.addEventListener('change', () => {
            useCleaned(entry, !keep.checked);
            showFiles(draft, list);
        });
        const found = entry.cleaned.found.map((what) => phrase(`files.found.${what}`));
        row.append(
            element('p', { class: 'note' }, found.length === 0 ? phrase('files.nothing')
                : phrase(entry.isCleaned ? 'files.removed' : 'files.kept', {
                    what: found.join(', ') })),
            element('div', { class: 'option' }, keep,
                element('label', { for: id }, phrase('files.original'))));
    } else {
        row.append(paragraph(entry.isDamaged ? 'files.damaged'
            : `files.warning.${warningOf(entry.mediaType)}`, {}, 'warning'));
    }
    row.append(element('button', {
        type: 'button', class: 'button quiet small',
        'aria-label': phrase('files.remove.named', { name: entry.name }),
        onclick: () => {
            draft.files.splice(draft.files.indexOf(entry), 1);
            showFiles(draft, list);
        },
    }, phrase('files.remove')));
    return row;
}

function warningOf(mediaType) {
    if (mediaType.startsWith('audio/')) return 'voice';
    if (mediaType.startsWith('video/')) return 'video';
    if (mediaType.startsWith('image/')) return 'image';
    return 'document';
}

/** A name without path and without what nobody sees, 1 to 255 bytes (Reporter/Specification.md §8.4). */
function fileName(given) {
    let name = plainText(given.split(/[/\\]/).pop()).replace(/[\n\t]/g, '');
    while (utf8(name).length > 255) name = name.slice(1);
    return plainText(name) === '' ? 'file' : plainText(name);
}

const mediaTypes = {
    jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp',
    heic: 'image/heic', pdf: 'application/pdf', txt: 'text/plain', csv: 'text/csv',
    mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', webm: 'audio/webm', wav: 'audio/wav',
    mp4: 'video/mp4', mov: 'video/quicktime', zip: 'application/zip',
};

/** From the ending alone, as the command line does; what is unknown is bytes. */
function mediaTypeOf(name) {
    const ending = name.toLowerCase().split('.').pop();
    return Object.hasOwn(mediaTypes, ending) ? mediaTypes[ending] : 'application/octet-stream';
}

// A voice message.

function voiceRecorder(take) {
    const place = element('div', { class: 'voice' });
    if (typeof MediaRecorder === 'undefined' || navigator.mediaDevices === undefined) {
        place.append(paragraph('voice.missing', {}, 'note'));
        return { place, isRecording: () => false };
    }
    let recorder;
    const start = async () => {
        let stream;
        try {
            stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        } catch {
            place.replaceChildren(paragraph('voice.refused', {}, 'problem'));
            return;
        }
        const pieces = [];
        recorder = new MediaRecorder(stream);
        let { mimeType } = recorder;
        recorder.addEventListener('dataavailable', (event) => {
            pieces.push(event.data);
            // Firefox forgets its own type once it has stopped.
            mimeType = event.data.type || mimeType;
        });
        recorder.addEventListener('stop', async () => {
            for (const track of stream.getTracks()) track.stop();
            const ending = mimeType.includes('ogg') ? 'ogg'
                : mimeType.includes('mp4') ? 'm4a' : 'webm';
            await take([new File(pieces, `voice.${ending}`)]);
            show();
        });
        recorder.start();
        place.replaceChildren(
            element('p', { role: 'status' }, phrase('voice.recording')),
            button('voice.stop', () => recorder.stop()));
    };
    const show = () => place.replaceChildren(
        element('h2', {}, phrase('voice.title')), paragraph('voice.warning', {}, 'warning'),
        button('voice.start', start));
    show();
    return { place, isRecording: () => recorder?.state === 'recording' };
}
