import type { BodyModel } from "../../shared/inventory";
import { strictObject, text, whole, words } from "./schema";
import type { JsonSchema, ObjectSchema } from "./schema";

const strategy = text("name of a strategy", 26, "[a-z][a-z0-9]*(-[a-z0-9]+)*");

const symbols: JsonSchema = {
  type: "array",
  description: "what is traded, such as BTC/USDT, or BTC/USDT:USDT for a future",
  minItems: 1,
  maxItems: 50,
  uniqueItems: true,
  items: text("one symbol", 32, "[A-Z0-9]{1,10}([/-][A-Z0-9]{1,10}(:[A-Z0-9]{1,10})?)?"),
};

const day = (which: string): JsonSchema =>
  text(`${which} day, in UTC, such as 2026-01-31`, 10, "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");

const timeframe = text("length of a candle, such as 5m, 1h or 1d", 4, "[1-9][0-9]{0,2}[mhdwM]");

/** An object whose names nobody knows beforehand could not be bounded: each parameter is a pair. */
const parameters: JsonSchema = {
  type: "array",
  description: "parameters of the strategy",
  maxItems: 24,
  items: strictObject("one parameter", {
    name: text("its name", 32, "[A-Za-z_][A-Za-z0-9_]*"),
    value: {
      description: "its value",
      oneOf: [
        { type: "boolean", description: "on or off" },
        { type: "number", description: "a number", minimum: -1e12, maximum: 1e12 },
        text("a word", 64, "[ -~]*"),
      ],
    },
  }),
};

const reason = words("why, for those who read the records later", 200);
const modelVersion = whole("version of the model, as MLflow counts", 1, 1_000_000);

/**
 * Bodies of the routes that take one. Every value is bounded, so that no body that is allowed passes the 8 KB at which
 * the web ACL stops (decisions.md section 5). The documents leave the fields open: these are the least that the route,
 * the table or the workflow behind it needs (`compute/workflows/payloads.ts` for a backtest).
 */
export const bodyModels: Readonly<Record<BodyModel, ObjectSchema>> = {
  Backtest: strictObject(
    "a backtest to run",
    { strategy, symbols, start: day("first"), end: day("last") },
    {
      timeframe,
      parameters,
      canary: { type: "boolean", description: "a probe: it is validated and told, and nothing runs" },
    },
  ),
  Collection: strictObject(
    "data to collect",
    { symbols, start: day("first") },
    { end: day("last"), timeframe },
  ),
  Config: strictObject(
    "a version of a configuration",
    {
      format: text("how the content is written", 4, "(json|yaml)"),
      content: text("the configuration as text, in ASCII", 3_500, "[\\t\\n\\r -~]*"),
    },
    { reason },
  ),
  Deployment: strictObject(
    "a deployment of a service",
    {
      service: text("name of the service", 32, "[a-z][a-z0-9]*(-[a-z0-9]+)*"),
      version: text("tag or digest of its image", 128, "(v[0-9][A-Za-z0-9._-]*|sha256:[0-9a-f]{64})"),
    },
    { reason },
  ),
  Promotion: strictObject("a version to promote", { version: modelVersion }, { reason }),
  Rollback: strictObject("a version to go back to", { version: modelVersion, reason }),
  Strategy: strictObject(
    "a strategy",
    { name: strategy },
    { description: words("what it does", 500), symbols, timeframe, parameters },
  ),
};
