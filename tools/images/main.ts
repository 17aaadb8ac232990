// Not from the index of shared/config, which loads the Pulumi SDK.
import { loadEnvironment } from "../../shared/config/load";
import { commandLine, runTool, toEnvironment } from "../engine/command-line";
import { repositoryRoot } from "../engine/repository";
import { imageLines, imagesOf } from "./images";

function main(): number {
  const command = commandLine("images", "Lists the images that have to be pushed, for programs.")
    .argument("<env>", "dev, staging or prod")
    .parse(process.argv.slice(2), { from: "user" });
  const environment = toEnvironment(String(command.processedArgs[0]));
  process.stdout.write(imageLines(imagesOf(loadEnvironment(environment, repositoryRoot))));
  return 0;
}

runTool(() => Promise.resolve().then(main));
