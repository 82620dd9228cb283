const TOKEN = /"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\.\.\.|[_A-Za-z]\w*|-?\d[\w.+-]*|[!$&()[\]{}:=@|]/g;
const NAME = /^[_A-Za-z]/;
const EXTRA = ['{', '}', '(', ')', '[', ']', '!', '$', ':', '=', '@', '...', '|', '&', 'on', 'null', 'true', '1', '1.5', '"s"', '"""b"""', 'fragment', 'query', '@skip(if: true)', '@include', '@missing',
  '__typename', 'unknownField', '$missing', '{ a: 1 }', '[1]', 'RED', ', ', '\n', '# comment\n', 'Int', 'Int!', '1.', '"open', '\\', '?', '\u00e9', '\u{1F600}', '\ufeff', '01', '-', '"\\q"', '0x1'];

/** Changes the text in one to three places: most results break one rule, some the grammar, some nothing. */
export function mutate(random, text, vocabulary) {
  let result = text;
  for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count--) result = mutateOnce(random, result, vocabulary);
  return result;
}

function mutateOnce(random, text, vocabulary) {
  const tokens = [...text.matchAll(TOKEN)].map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));
  if (!tokens.length) return text;
  const token = random.pick(tokens);
  const replace = (from, to, by) => text.slice(0, from) + by + text.slice(to);
  const names = tokens.filter((t) => NAME.test(t.text));
  const lines = text.split('\n');
  const line = random.int(0, lines.length - 1);
  switch (random.int(0, 15)) {
    case 0: return replace(token.start, token.end, '');
    case 1: return replace(token.start, token.start, `${token.text} `);
    case 2: return replace(token.start, token.end, random.pick(tokens).text);
    case 3: return replace(token.start, token.start, `${random.pick(EXTRA)} `);
    case 4: return replace(token.start, token.end, random.pick(EXTRA));
    case 5: return lines.toSpliced(line, 1).join('\n');
    case 6:
    case 7: return lines.toSpliced(line, 0, random.pick(lines)).join('\n');
    default: {
      // Most often: a name for another name, which the grammar allows.
      const name = names.length ? random.pick(names) : token;
      return replace(name.start, name.end, random.chance(0.5) ? random.pick(names.length ? names : tokens).text : random.pick(vocabulary));
    }
  }
}

/** The names that a text uses. */
export const vocabularyOf = (...texts) => [...new Set(texts.join(' ').match(/[_A-Za-z]\w*/g) ?? ['x'])];

const SPACES = ['\r\n', '\r', '\n\n', ',', '\t', ' # caf\u00e9 \u{1F600}\n', ' ,, ', '\n\r', ' \ufeff '];

/** The same tokens with other white space, line ends and comments between them: places move, nothing else does. */
export const respace = (random, text) => text.replace(/\n/g, () => (random.chance(0.5) ? random.pick(SPACES) : '\n'));
