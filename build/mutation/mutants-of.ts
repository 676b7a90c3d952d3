import ts from 'typescript';

/** A small fault: these characters (UTF-16) of a source replaced. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly what: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
};

/**
 * The faults that a person makes: a bound off by one, a condition the wrong way round, a call forgotten, a step left out.
 * Nothing inside types, imports or texts that are only shown.
 */
export function mutantsOf(source: string, file: string): readonly Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const add = (node: { readonly start: number; readonly end: number }, text: string): void => {
    const before = source.slice(node.start, node.end);
    const line = tree.getLineAndCharacterOfPosition(node.start).line + 1;
    found.push({ ...node, text, line, what: `${short(before)} → ${text === '' ? 'nothing' : short(text)}` });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    for (const { start, end, text } of faultsAt(node)) add({ start, end }, text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

type Fault = Pick<Mutant, 'start' | 'end' | 'text'>;

function faultsAt(node: ts.Node): readonly Fault[] {
  if (ts.isBinaryExpression(node)) return operator(node);
  if (ts.isNumericLiteral(node))
    return [{ ...placeOf(node), text: String(Number(node.text.replaceAll('_', '')) + 1) }];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ ...placeOf(node), text: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ ...placeOf(node), text: 'true' }];
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [{ ...placeOf(node), text: node.operand.getText() }];
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    return [{ ...placeOf(condition), text: `!(${condition.getText()})` }];
  }
  // A step that is left out. What is declared or returned cannot be.
  if (ts.isExpressionStatement(node) && !ts.isStringLiteral(node.expression))
    return [{ ...placeOf(node), text: ';' }];
  return [];
}

function operator({ operatorToken }: ts.BinaryExpression): readonly Fault[] {
  const text = OPERATORS[operatorToken.getText()];
  return text === undefined ? [] : [{ ...placeOf(operatorToken), text }];
}

function placeOf(node: ts.Node): { readonly start: number; readonly end: number } {
  return { start: node.getStart(), end: node.getEnd() };
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
