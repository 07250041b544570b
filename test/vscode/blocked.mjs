/** The tests cannot be run on this machine, for a reason outside the project. */
export class Blocked extends Error {
  name = 'Blocked';
}
