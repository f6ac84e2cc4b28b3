/** The few parts of a syntax tree that the house rules look at; oxlint's own types of it are not exported. */
export interface SyntaxNode {
  readonly type: string;
  readonly loc: Span;
  readonly parent: SyntaxNode | null;
}

export interface Comment {
  readonly type: "Line" | "Block" | "Shebang";
  readonly value: string;
  readonly loc: Span;
}

interface Span {
  readonly start: { readonly line: number };
  readonly end: { readonly line: number };
}

export interface RuleContext {
  readonly filename: string;
  readonly sourceCode: { getAllComments(): Comment[]; readonly ast: SyntaxNode };
  report(found: { readonly node: SyntaxNode | Comment; readonly message: string }): void;
}

export interface HouseRule {
  create(context: RuleContext): Readonly<Record<string, (node: never) => void>>;
}
