/**
 * Runs all vectors in this page and leaves the result in `window.results`:
 * `{passed, failed: [{name, detail}], milliseconds, last, done}`.
 */
const vectors = new URL('../Vectors/', import.meta.url);
const results = { passed: 0, failed: [], milliseconds: {}, last: '', done: false };
window.results = results;

async function fetched(path) {
    const response = await fetch(new URL(path, vectors));
    if (!response.ok) throw new Error(`Tests/Vectors/${path}: status ${response.status}`);
    return response;
}

async function load(path) {
    return (await fetched(path)).json();
}
load.text = async (path) => (await fetched(path)).text();
load.bytes = async (path) => new Uint8Array(await (await fetched(path)).arrayBuffer());
load.list = async (folder) => (await fetched(folder.replace(/\/*$/, '/'))).json();

function report(name, passed, detail) {
    results.last = name;
    if (passed) {
        results.passed += 1;
    } else {
        results.failed.push({ name, detail: detail === undefined ? '' : String(detail) });
    }
}

/** Imports a runner and calls it; whatever it throws is a failure of its own. */
async function run(file, entry) {
    const start = performance.now();
    try {
        const module = await import(file);
        await module[entry](load, report);
    } catch (error) {
        report(file, false, error.stack ? `${error}\n${error.stack}` : error);
    }
    results.milliseconds[entry] = Math.round(performance.now() - start);
}

addEventListener('error', (event) => report('uncaught error', false, event.message));
addEventListener('unhandledrejection', (event) => {
    report('unhandled rejection', false, event.reason);
});

await run('./vectors-sealing.js', 'sealingVectors');
await run('./vectors-log.js', 'logVectors');
document.getElementById('summary').textContent =
    `${results.passed} passed, ${results.failed.length} failed`;
results.done = true;
