import { AbstractParserErrorMessageProvider } from 'langium';

type Mismatch = Parameters<AbstractParserErrorMessageProvider['buildMismatchTokenMessage']>[0];
type Redundant = Parameters<AbstractParserErrorMessageProvider['buildNotAllInputParsedMessage']>[0];
type NoViable = Parameters<AbstractParserErrorMessageProvider['buildNoViableAltMessage']>[0];
type EarlyExit = Parameters<AbstractParserErrorMessageProvider['buildEarlyExitMessage']>[0];

const tokenWords: Readonly<Record<string, string>> = {
  ID: 'a name',
  QUANTITY: 'a number',
  STRING: 'a text in double quotes',
  HEX: 'a colour such as #ff8800',
  NL: 'a new line or `;`',
  EOF: 'the end of the file',
};

/** What a rule is for, where no alternative of it fits; of most it is a value. */
const ruleWords: Readonly<Record<string, string>> = {
  Name: 'a name',
  Item: 'a declaration',
  Spec: 'a declaration',
  Import: 'a path or names',
};

function expectedWords(name: string): string {
  return tokenWords[name] ?? `\`${name.replace(/:KW$/, '')}\``;
}

/** How a found token is named: by its text, or as the end of what came before. */
function foundWords(token: { image: string; tokenType?: { name: string } } | undefined): string {
  const type = token?.tokenType?.name;
  if (!token || type === 'EOF') return 'the file ends here';
  if (type === 'NL' && token.image === '') return 'nothing follows';
  const image = token.image.length > 40 ? `${token.image.slice(0, 40)}…` : token.image;
  return `\`${image}\` stands here`;
}

/** The parser's errors in the author's words. */
export class ParserMessages extends AbstractParserErrorMessageProvider {
  override buildMismatchTokenMessage({ expected, actual }: Mismatch): string {
    return `Expected ${expectedWords(expected.name)}, but ${foundWords(actual)}.`;
  }

  override buildNotAllInputParsedMessage({ firstRedundant }: Redundant): string {
    if (firstRedundant.image === '}' || firstRedundant.image === ')' || firstRedundant.image === ']') {
      return `This \`${firstRedundant.image}\` closes nothing.`;
    }
    return `Expected a declaration, but ${foundWords(firstRedundant)}.`;
  }

  override buildNoViableAltMessage({ actual, ruleName }: NoViable): string {
    // Langium marks the names of rules that are not fragments with a zero-width space.
    return `Expected ${ruleWords[ruleName.replace('\u200B', '')] ?? 'a value'}, but ${foundWords(actual[0])}.`;
  }

  override buildEarlyExitMessage({ actual }: EarlyExit): string {
    return `Expected more, but ${foundWords(actual[0])}.`;
  }
}
