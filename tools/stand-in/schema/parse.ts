import type * as TS from "typescript";
import { saysForcesNew } from "./force-new";
import type { ObjectSchema, Property, ResourceSchema, Shape, ValueKind } from "./shapes";

let compiler: typeof TS | undefined;

/** Loaded at the first parse only: with a warm cache nothing is parsed and the compiler is not needed. */
function typescript(): typeof TS {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late on purpose, see above
  compiler ??= require("typescript") as typeof TS;
  return compiler;
}

/** Reads a resource's declaration file: its `…Args` interface and the outputs that its class always has. */
export function parseResource(text: string, className: string): ResourceSchema {
  const ts = typescript();
  const file = ts.createSourceFile("resource.d.ts", text, ts.ScriptTarget.ES2022, false);
  let properties: Record<string, Property> = {};
  const computed: Record<string, ValueKind> = {};
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === `${className}Args`) {
      properties = members(statement, file);
    }
    if (ts.isClassDeclaration(statement) && statement.name?.text === className) {
      for (const member of statement.members) {
        if (!ts.isPropertyDeclaration(member) || member.type === undefined) continue;
        const kind = alwaysPresent(member.type, file);
        if (kind !== undefined) computed[member.name.getText(file)] = kind;
      }
    }
  }
  return { properties, computed };
}

/** Reads the slice of `types/input.d.ts` that declares one nested interface. */
export function parseNested(slice: string): ObjectSchema {
  const ts = typescript();
  const file = ts.createSourceFile("nested.d.ts", slice, ts.ScriptTarget.ES2022, false);
  const statement = file.statements[0];
  if (statement === undefined || !ts.isInterfaceDeclaration(statement)) return { properties: {} };
  return { properties: members(statement, file) };
}

function members(node: TS.InterfaceDeclaration, file: TS.SourceFile): Record<string, Property> {
  const ts = typescript();
  const properties: Record<string, Property> = {};
  for (const member of node.members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const comment = file.text.slice(member.pos, member.getStart(file));
    properties[member.name.getText(file)] = {
      shape: shapeOf(member.type, file),
      required: member.questionToken === undefined,
      forcesNew: saysForcesNew(comment),
    };
  }
  return properties;
}

function shapeOf(node: TS.TypeNode, file: TS.SourceFile): Shape {
  const ts = typescript();
  if (ts.isTypeReferenceNode(node)) return referenced(node, file);
  if (ts.isArrayTypeNode(node)) return { kind: "array", of: shapeOf(node.elementType, file) };
  if (ts.isParenthesizedTypeNode(node)) return shapeOf(node.type, file);
  if (ts.isUnionTypeNode(node)) return united(node.types.map((type) => shapeOf(type, file)));
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find((member) => ts.isIndexSignatureDeclaration(member));
    return index === undefined ? { kind: "any" } : { kind: "map", of: shapeOf(index.type, file) };
  }
  if (node.kind === ts.SyntaxKind.StringKeyword) return { kind: "string" };
  if (node.kind === ts.SyntaxKind.NumberKeyword) return { kind: "number" };
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return { kind: "boolean" };
  return { kind: "any" };
}

function referenced(node: TS.TypeReferenceNode, file: TS.SourceFile): Shape {
  const name = node.typeName.getText(file);
  const argument = node.typeArguments?.[0];
  if (name === "pulumi.Input" && argument !== undefined) return shapeOf(argument, file);
  if (name.startsWith("pulumi.asset.")) return { kind: "asset" };
  if (name.startsWith("inputs.")) return { kind: "object", ref: name.slice("inputs.".length) };
  // An enumeration, an ARN or a resource, which the engine passes as its id.
  return { kind: "string" };
}

function united(shapes: Shape[]): Shape {
  const distinct = new Map(
    shapes.filter((shape) => shape.kind !== "any").map((shape) => [JSON.stringify(shape), shape]),
  );
  const left = [...distinct.values()];
  if (left.length === 0) return { kind: "any" };
  return left.length === 1 ? left[0]! : { kind: "either", of: left };
}

/** The kind of an output whose type does not admit `undefined`. */
function alwaysPresent(node: TS.TypeNode, file: TS.SourceFile): ValueKind | undefined {
  const ts = typescript();
  if (!ts.isTypeReferenceNode(node) || node.typeName.getText(file) !== "pulumi.Output") return undefined;
  const type = node.typeArguments?.[0];
  if (type === undefined) return undefined;
  if (ts.isUnionTypeNode(type)) {
    const open = type.types.some((part) => part.kind === ts.SyntaxKind.UndefinedKeyword);
    return open ? undefined : "string";
  }
  if (ts.isArrayTypeNode(type)) return "array";
  if (ts.isTypeLiteralNode(type)) return "map";
  if (ts.isTypeReferenceNode(type)) {
    return type.typeName.getText(file).startsWith("outputs.") ? "object" : "string";
  }
  if (type.kind === ts.SyntaxKind.NumberKeyword) return "number";
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return "boolean";
  return "string";
}
