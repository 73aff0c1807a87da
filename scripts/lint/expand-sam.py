"""Expands one SAM template as CloudFormation would: expand-sam.py SOURCE TARGET REGION, both JSON.

Runs AWS's own translator, so that what is linted is what will be deployed.
"""

import json
import os
import sys

source, target, region = sys.argv[1:]
os.environ["AWS_DEFAULT_REGION"] = region

from samtranslator.parser.parser import Parser  # noqa: E402 - reads the region when imported
from samtranslator.translator.translator import Translator  # noqa: E402

with open(source, encoding="utf-8") as file:
    template = json.load(file)

# A deployment replaces local folders with the place the code was uploaded to.
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::Function":
        resource["Properties"]["CodeUri"] = {"Bucket": "artifacts", "Key": "functions/code.zip"}

parameters = {
    name: parameter["Default"]
    for name, parameter in template.get("Parameters", {}).items()
    if "Default" in parameter
}
expanded = Translator({}, Parser()).translate(template, parameters)
with open(target, "w", encoding="utf-8") as file:
    json.dump(expanded, file, indent=2)
