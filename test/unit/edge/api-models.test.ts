import assert from "node:assert/strict";
import Ajv from "ajv-draft-04";
import { createApi } from "../../../edge/api/api";
import { bodyModels } from "../../../edge/api/models";
import { acceptedBodies, largestBody, refusedBodies } from "../../facts/edge-api";
import { declaredAs } from "../support/declared";
import { buildPart } from "./layer";

type Schema = Readonly<Record<string, unknown>>;
const names = Object.keys(bodyModels);

/** The schemas as API Gateway gets them. */
const schemas = new Map<string, Schema>();

/** Every schema inside a schema, with itself, under its place. */
function inside(schema: Schema, place: string): readonly (readonly [string, Schema])[] {
  const { properties = {}, items, oneOf = [] } = schema;
  return [
    [place, schema] as const,
    ...Object.entries(properties as Record<string, Schema>).flatMap(([name, each]) =>
      inside(each, `${place}.${name}`),
    ),
    ...(items === undefined ? [] : inside(items as Schema, `${place}[]`)),
    ...(oneOf as Schema[]).flatMap((each, index) => inside(each, `${place}|${index}`)),
  ];
}

/** Bytes of the longest text that JSON writes for a value of a schema, escapes and quotes included. */
function longest(schema: Schema): number {
  const { type, properties, items, oneOf } = schema;
  if (oneOf !== undefined) return Math.max(...(oneOf as Schema[]).map(longest));
  if (type === "boolean") return "false".length;
  if (type === "integer" || type === "number") return "-1.2345678901234567e-300".length;
  if (type === "array") return 2 + Number(schema.maxItems) * (1 + longest(items as Schema));
  if (type === "object") {
    const pairs = Object.entries(properties as Record<string, Schema>);
    return 2 + pairs.reduce((sum, [name, each]) => sum + name.length + 4 + longest(each), 0);
  }
  // A unit of length is 3 bytes at most, and an escaped one of ASCII is 2.
  const allows = new RegExp(String(schema.pattern));
  const bytes = allows.test("€") ? 3 : allows.test('"') ? 2 : 1;
  return 2 + Number(schema.maxLength) * bytes;
}

function violations(model: string, body: unknown): readonly string[] {
  const schema = schemas.get(model);
  assert.ok(schema, model);
  const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);
  validate(body);
  return (validate.errors ?? []).map(({ keyword }) => keyword);
}

describe("bodies that the API takes", () => {
  before(async function () {
    this.timeout(180_000);
    const declared = await buildPart("dev", (context, below) => createApi(context, below));
    for (const name of names) {
      const { inputs } = declaredAs(declared, `api-model-${name}`);
      assert.equal(inputs.name, name);
      assert.equal(inputs.contentType, "application/json");
      schemas.set(name, JSON.parse(String(inputs.schema)) as Schema);
    }
  });

  for (const name of names) {
    it(`${name}: a property that nobody knows, or a value without bounds`, () => {
      for (const [place, schema] of inside(schemas.get(name) ?? {}, name)) {
        const { type } = schema;
        if (type === "object") assert.equal(schema.additionalProperties, false, place);
        if (type === "string") {
          assert.equal(typeof schema.maxLength, "number", place);
          assert.match(String(schema.pattern), /^\^.*\$$/, place);
        }
        if (type === "array") assert.equal(typeof schema.maxItems, "number", place);
        if (type === "integer" || type === "number") {
          assert.deepEqual([typeof schema.minimum, typeof schema.maximum], ["number", "number"], place);
        }
        assert.ok(type !== undefined || schema.oneOf !== undefined, place);
      }
    });

    it(`${name}: a body that is allowed and yet stopped by the web ACL, because it is too long`, () => {
      const bytes = longest(schemas.get(name) ?? {});
      assert.ok(bytes <= largestBody, `${bytes} bytes`);
    });

    it(`${name}: a schema of a draft that API Gateway does not know`, () => {
      assert.equal(schemas.get(name)?.$schema, "http://json-schema.org/draft-04/schema#");
    });
  }

  for (const [index, [model, body]] of acceptedBodies.entries()) {
    it(`a good one is refused: ${model}, example ${index + 1}`, () => {
      assert.deepEqual(violations(model, body), []);
    });
  }

  for (const [title, model, body, keyword] of refusedBodies) {
    it(`a bad one is let through: ${title}`, () => {
      assert.ok(violations(model, body).includes(keyword), violations(model, body).join(", "));
    });
  }
});
