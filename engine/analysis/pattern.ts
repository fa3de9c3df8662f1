/** An address without the numbers of instances: `Kitchen.things[3].scale` is of the pattern `Kitchen.things[*].scale`. */
export function pattern(address: string): string {
  return address.includes('[') ? address.replace(/\[\d+\]/g, '[*]') : address;
}
