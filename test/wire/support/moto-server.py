"""moto's server, with one gap closed: after a change set it forgets a stack's outputs.

moto 5.2 works a stack's outputs out when the stack is made, and a change set makes it
from an empty template. CloudFormation works them out again after every operation.
"""

from moto.cloudformation.models import ChangeSet
from moto.server import main

apply_resources = ChangeSet.apply


def apply(self: ChangeSet) -> None:
    apply_resources(self)
    self.stack.template = self.template
    self.stack._parse_template()
    self.stack.output_map = self.stack._create_output_map()


ChangeSet.apply = apply
main()
