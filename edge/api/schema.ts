/** The part of JSON Schema, draft 4, that the models use; API Gateway knows no later draft. */
export type JsonSchema = TextSchema | NumberSchema | FlagSchema | ListSchema | ObjectSchema | ChoiceSchema;

interface TextSchema {
  readonly type: "string";
  readonly description: string;
  readonly minLength?: number;
  readonly maxLength: number;
  readonly pattern: string;
}

interface NumberSchema {
  readonly type: "integer" | "number";
  readonly description: string;
  readonly minimum: number;
  readonly maximum: number;
}

interface FlagSchema {
  readonly type: "boolean";
  readonly description: string;
}

interface ListSchema {
  readonly type: "array";
  readonly description: string;
  readonly minItems?: number;
  readonly maxItems: number;
  readonly uniqueItems?: true;
  readonly items: JsonSchema;
}

export interface ObjectSchema {
  readonly type: "object";
  readonly description: string;
  readonly additionalProperties: false;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, JsonSchema>>;
}

interface ChoiceSchema {
  readonly description: string;
  readonly oneOf: readonly JsonSchema[];
}

/** Text of characters that a pattern allows. @param pattern of the whole text, without anchors. */
export function text(description: string, maxLength: number, pattern: string): TextSchema {
  return { type: "string", description, minLength: 1, maxLength, pattern: `^${pattern}$` };
}

/** Words for people: anything but control characters. */
export function words(description: string, maxLength: number): TextSchema {
  return text(description, maxLength, "[^\\u0000-\\u001f\\u007f]*");
}

export function whole(description: string, minimum: number, maximum: number): NumberSchema {
  return { type: "integer", description, minimum, maximum };
}

/** An object that has these properties and no others. */
export function strictObject(
  description: string,
  required: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
): ObjectSchema {
  return {
    type: "object",
    description,
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}
