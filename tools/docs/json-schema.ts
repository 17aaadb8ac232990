import { z } from "zod";
import { factOf } from "../../shared/config/facts";
import { topLevelKeys } from "../../shared/config/file";
import { keySchemas, wholeKey } from "../../shared/config/keys";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What Pulumi writes beside `config` about the encryption of the state. */
const encryption: Readonly<Record<Exclude<(typeof topLevelKeys)[number], "config">, string>> = {
  encryptionsalt: "Written by Pulumi where the state's secrets are encrypted with a passphrase.",
  secretsprovider: "Written by Pulumi: the key that encrypts the state's secrets.",
  encryptedkey: "Written by Pulumi: the data key, encrypted with the secrets provider's key.",
};

/**
 * Directly below `config:` Pulumi keeps every value as text, and rewrites the file in that form: `"true"` is
 * `true` there, and `"1000"` is 1000.
 */
function alsoAsText(schema: JsonSchema): JsonSchema {
  const { description, default: preset, ...value } = schema;
  const annotations = {
    ...(description && { description }),
    ...(preset !== undefined && { default: preset }),
  };
  if (schema.type === "boolean") {
    return { ...annotations, enum: [true, false, "true", "false"] };
  }
  if (schema.type === "integer") {
    return { ...annotations, anyOf: [value, { type: "string", pattern: "^\\d+$" }] };
  }
  return schema;
}

/** The JSON Schema of `Pulumi.<env>.yaml`, with which editors complete and check the file while it is written. */
export function configurationSchema(): object {
  const keys = Object.fromEntries([...keySchemas].map(([key, schema]) => [wholeKey(key), schema]));
  const config = z.toJSONSchema(z.strictObject(keys), {
    target: "draft-7",
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      const fact = factOf(zodSchema);
      if (fact !== undefined) {
        jsonSchema.description = `${fact.purpose}. Allowed: ${fact.allowed}. Source: ${fact.source}.`;
      }
    },
  });
  const { $schema, properties = {}, ...rest } = config;
  const inText = Object.entries(properties).map(
    ([key, schema]) => [key, alsoAsText(schema as JsonSchema)] as const,
  );
  return {
    $schema,
    title: "Settings of one TradAI environment",
    type: "object",
    properties: {
      config: {
        ...rest,
        properties: Object.fromEntries(inText),
        patternProperties: { "^pulumi:": {} },
      },
      ...Object.fromEntries(
        Object.entries(encryption).map(([key, description]) => [key, { type: "string", description }]),
      ),
    },
    required: ["config"],
    additionalProperties: false,
  };
}
