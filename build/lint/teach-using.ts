// oxlint-disable typescript/no-deprecated -- dependency-cruiser itself walks with this visitor
import { Visitor } from "@swc/core/Visitor.js";
import type { EmptyStatement, Statement, VariableDeclarator } from "@swc/core";

interface UsingDeclaration extends Pick<EmptyStatement, "span"> {
  readonly type: "UsingDeclaration";
  readonly decls: VariableDeclarator[];
}

/**
 * swc parses `using`, but the visitor beside it, which dependency-cruiser walks the tree with, gives up on
 * it and on the whole run. Remove this once @swc/core's Visitor.js knows "UsingDeclaration".
 */
export function teachUsing(): void {
  const visitStatement = Visitor.prototype.visitStatement;
  Visitor.prototype.visitStatement = function visit(
    this: Visitor,
    statement: Statement | UsingDeclaration,
  ): Statement {
    if (statement.type !== "UsingDeclaration") return visitStatement.call(this, statement);
    this.visitVariableDeclarators(statement.decls);
    // Only the walk counts; nobody prints the tree that comes out of it.
    return { type: "EmptyStatement", span: statement.span };
  };
}
