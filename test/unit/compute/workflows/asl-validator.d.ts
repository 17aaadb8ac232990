/** The validator of the Amazon States Language ships without types. */
declare module "asl-validator" {
  function validator(
    definition: object,
    options?: { readonly checkPaths: boolean; readonly checkArn: boolean },
  ): { readonly isValid: boolean; readonly errorsText: (separator?: string) => string };
  export = validator;
}
