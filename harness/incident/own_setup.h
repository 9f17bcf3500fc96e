// What the world's own setup has done already, recognised in evidence that reaches back to it.
//
// A trail that begins when a system was set up has the calls that made its queues and tables. The
// world makes them itself, and a step that made them again would fail. A call of the trail is the
// setup's own if it
//   - makes a thing that the world has, by its name: a queue, a table, a topic, a log group, a
//     cluster, a service, a set of receipt rules or a rule of one; or a task definition of a family
//     of the world, but for images that the world has nothing for;
//   - or says what a call of the setup says.
// What comes after somebody has changed the thing, as by deleting it, is not.
#pragma once

#include "harness/incident/happenings.h"
#include "harness/incident/known_world.h"

namespace incident {

// Marks the calls, and the messages, that are the setup's own. REQUIRES: place_messages() was
// called.
void mark_own_setup(const KnownWorld& world, Happenings& happenings);

}  // namespace incident
