// What else the bank keeps on the customer: attributes by their own names, credit rating and limit.
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { type Pair, Pairs } from "@/components/ui/pairs";

export function AttributesCard({ pairs }: { pairs: Pair[] }) {
  return (
    <Card id="attr-h" title="Attributes">
      {pairs.length === 0 ? <Empty>No attribute is kept.</Empty> : <Pairs pairs={pairs} inBody />}
    </Card>
  );
}
