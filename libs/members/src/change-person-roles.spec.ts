import { given } from '#event-store';
import { ChangePersonRoles, changePersonRoles, person } from '#members';
import { councilId, deactivated, invited, knownCouncil, personId, rolesChanged } from './person.fixtures.js';

const changing = (roles: string[], { by = 'person-other', otherAdministrators = 1 } = {}) =>
  changePersonRoles(new ChangePersonRoles({ personId, roles }, { ...knownCouncil, otherAdministrators }), by);
const herself = { by: `person-${personId}` };

describe('Changing what somebody may do', () => {
  it('records the roles they have from now on', () =>
    given(person)(invited(['observer']))
      .when(changing(['secretariat', 'chair']))
      .then(rolesChanged(['secretariat', 'chair'])));
  it('changes nothing when the roles are those they have, in whatever order', () =>
    given(person)(invited(['secretariat', 'chair']))
      .when(changing(['chair', 'secretariat']))
      .thenNothing());
  it('lets somebody give up a role of their own', () =>
    given(person)(invited(['secretariat', 'administrator']))
      .when(changing(['secretariat'], herself))
      .then(rolesChanged(['secretariat'])));
  it('lets a member of an organisation become its deputy', () =>
    given(person)(invited(['member'], councilId))
      .when(changing(['deputy']))
      .then(rolesChanged(['deputy'])));

  it('lets nobody give themselves another', () =>
    given(person)(invited(['administrator']))
      .when(changing(['administrator', 'chair'], herself))
      .thenRefused('Nobody can give themselves another role', 'roles'));
  it('leaves the last administrator one', () =>
    given(person)(invited(['administrator']))
      .when(changing(['secretariat'], { otherAdministrators: 0 }))
      .thenRefused('This is the last administrator', 'roles'));
  it('refuses a role that there is not', () =>
    given(person)(invited(['observer']))
      .when(changing(['king']))
      .thenRefused('There is no role “king”', 'roles'));
  it('refuses no role at all', () =>
    given(person)(invited(['observer']))
      .when(changing([]))
      .thenRefused('Choose at least one role', 'roles'));
  it('refuses to make a member of somebody without an organisation', () =>
    given(person)(invited(['observer']))
      .when(changing(['member']))
      .thenRefused('A member or a deputy must belong to an organisation'));
  it('is refused for one whose account has ended', () =>
    given(person)(invited(['observer']), deactivated)
      .when(changing(['chair']))
      .thenRefused('This person has no account any more'));
  it('is refused for one who was never invited', () =>
    given(person)()
      .when(changing(['chair']))
      .thenRefused('There is no such person'));
});
