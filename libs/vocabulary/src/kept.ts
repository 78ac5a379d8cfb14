/** Values by name, as many as weigh no more than a limit: those not asked for the longest go first, the latest stays. */
export class Kept<Value> {
  private readonly values = new Map<string, { readonly value: Value; readonly weight: number }>();
  private weight = 0;

  constructor(private readonly atMost: number) {}

  get(name: string): Value | undefined {
    const found = this.values.get(name);
    if (!found) return undefined;
    this.values.delete(name);
    this.values.set(name, found);
    return found.value;
  }

  set(name: string, value: Value, weight = 1): void {
    this.drop(name);
    this.values.set(name, { value, weight });
    this.weight += weight;
    for (const oldest of this.values.keys()) {
      if (this.weight <= this.atMost || this.values.size === 1) return;
      this.drop(oldest);
    }
  }

  /** Keeps no more what has such a name. */
  dropThose(named: (name: string) => boolean): void {
    for (const name of this.values.keys()) if (named(name)) this.drop(name);
  }

  private drop(name: string) {
    this.weight -= this.values.get(name)?.weight ?? 0;
    this.values.delete(name);
  }
}
