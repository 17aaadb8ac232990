import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { BodyModel } from "../../shared/inventory";
import { bodyModels } from "./models";
import type { ApiPart } from "./part";

/** What requests are held to before anything behind the API sees them (ORION-08). */
export interface Validation extends ApiPart {
  /** For routes without a body. */
  readonly ofParameters: aws.apigateway.RequestValidator;
  /** For routes with a body, which may have parameters too. */
  readonly ofBody: aws.apigateway.RequestValidator;
  readonly models: Readonly<Record<BodyModel, aws.apigateway.Model>>;
}

const validators = {
  parameters: { validateRequestParameters: true, validateRequestBody: false },
  body: { validateRequestParameters: true, validateRequestBody: true },
} as const;

const draft = "http://json-schema.org/draft-04/schema#";

/** The two validators, and a model for each kind of body. */
export function createValidation(context: LayerContext, api: aws.apigateway.RestApi): Validation {
  const validator = (id: keyof typeof validators): aws.apigateway.RequestValidator =>
    new aws.apigateway.RequestValidator(
      `api-validator-${id}`,
      {
        name: id,
        restApi: api.id,
        ...validators[id],
      },
      context.options(),
    );
  const ofParameters = validator("parameters");
  const ofBody = validator("body");
  const model = (name: BodyModel): aws.apigateway.Model =>
    new aws.apigateway.Model(
      `api-model-${name}`,
      {
        name,
        restApi: api.id,
        description: bodyModels[name].description,
        contentType: "application/json",
        schema: JSON.stringify({ $schema: draft, title: name, ...bodyModels[name] }),
      },
      context.options(),
    );
  const models: Validation["models"] = {
    Backtest: model("Backtest"),
    Collection: model("Collection"),
    Config: model("Config"),
    Deployment: model("Deployment"),
    Promotion: model("Promotion"),
    Rollback: model("Rollback"),
    Strategy: model("Strategy"),
  };
  return {
    ofParameters,
    ofBody,
    models,
    resources: [ofParameters, ofBody, ...Object.values(models)],
    described: { validators, draft, bodyModels },
  };
}
