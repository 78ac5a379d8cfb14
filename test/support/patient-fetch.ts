/** Fetches; what says that an earlier moment is being looked up is loaded again, as it asks, until the moment is there. */
export async function patientFetch(address: string | URL, init?: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(address, init);
    if (answer.status !== 503 || !(await answer.clone().text()).includes('This earlier moment is being looked up'))
      return answer;
  }
}
