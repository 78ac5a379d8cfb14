/** Fetches; what is being made, an earlier moment or a file, is asked for again, as its answer says, until it is there. */
export async function patientFetch(address: string | URL, init?: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(address, init);
    if (answer.status !== 503 || answer.headers.get('retry-after') === null) return answer;
  }
}
