import { Arns } from "../../../shared/naming";
import type { PolicyScope } from "../../../shared/policy";

/** The dev environment as the documents know it (architecture.md 1.0). */
export const dev: PolicyScope = {
  environment: "dev",
  account: "600802701449",
  region: "eu-central-1",
  recoveryRegion: "eu-west-1",
  globalSuffix: "",
  customerKeys: false,
};

/** Production, where the data key is on (decisions.md section 8). */
export const prod: PolicyScope = {
  ...dev,
  environment: "prod",
  account: "444455556666",
  customerKeys: true,
};

export const arns = new Arns(dev);

/** An ARN of dev's account and region. */
export const inDev = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-central-1:600802701449:${resource}`;

/** What a document says, free of its class. */
export const plain = (document: { readonly json: string }): unknown => JSON.parse(document.json);
