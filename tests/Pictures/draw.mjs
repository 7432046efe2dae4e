// Draws the text of standard input as a terminal shows it, with colours, as SVG on standard output.
// node draw.mjs COLUMNS

import { text } from 'node:stream/consumers';
import xterm from '@xterm/headless';

const cell = { width: 8.4, height: 19 };
const margin = 14;
const background = '#0d1117';
const foreground = '#e6edf3';
const palette = [
  '#484f58', '#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#b1bac4',
  '#6e7681', '#ffa198', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#ffffff',
];

const columns = Number(process.argv[2]);
const input = (await text(process.stdin)).trimEnd();
const rows = await show(input);
const width = margin * 2 + columns * cell.width;
const height = margin * 2 + rows.length * cell.height;
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect width="100%" height="100%" rx="8" fill="${background}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="${foreground}">
${rows.map(draw).filter(Boolean).join('\n')}
</g>
</svg>
`);

/** The runs of equal style in each line of the terminal. */
async function show(shown) {
  const terminal = new xterm.Terminal({ cols: columns, rows: 200, convertEol: true, allowProposedApi: true });
  await new Promise(resolve => terminal.write(shown, resolve));
  const buffer = terminal.buffer.active;
  const last = buffer.baseY + buffer.cursorY;
  return Array.from({ length: last + 1 }, (_, y) => runs(buffer.getLine(y)));
}

function runs(line) {
  const found = [];
  for (let x = 0; x < columns; x++) {
    const at = line.getCell(x);
    const look = `${colour(at)}${at.isBold() ? ' font-weight="bold"' : ''}`;
    const characters = at.getChars() || ' ';
    const before = found.at(-1);

    // Some viewers collapse spaces, so no text contains two in sequence.
    if (before?.look === look && !(characters === ' ' && before.text.endsWith(' '))) {
      before.text += characters;
      before.cells++;
    } else {
      found.push({ x, look, text: characters, cells: 1 });
    }
  }

  return found.filter(run => run.text.trim() !== '');
}

function colour(at) {
  if (at.isFgDefault()) {
    return '';
  }

  const value = at.getFgColor();
  if (at.isFgRGB()) {
    return ` fill="#${value.toString(16).padStart(6, '0')}"`;
  }

  if (value >= palette.length) {
    throw new Error(`Colour ${value} of the palette of 256 is not known here.`);
  }

  return ` fill="${palette[value]}"`;
}

function draw(found, y) {
  const top = margin + y * cell.height + 14;
  return found.map(run => {
    const shown = run.text.trim();
    const before = run.text.length - run.text.trimStart().length;
    const cells = run.cells - (run.text.length - shown.length);
    const x = margin + (run.x + before) * cell.width;
    const at = `x="${number(x)}" y="${number(top)}" textLength="${number(cells * cell.width)}"`;
    return `<text ${at}${run.look}>${escape(shown)}</text>`;
  }).join('\n');
}

function number(value) {
  return Math.round(value * 10) / 10;
}

function escape(shown) {
  return shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
