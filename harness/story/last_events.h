// The events of the journal that a failure is shown with.
#pragma once

#include <string>
#include <vector>

#include "sim/journal/journal.h"

namespace harness {

// The last `limit` events up to `until` that are about one of `involved` (as actor, subject, or in
// their data), oldest first; of all, if there are none. Polls that brought nothing are left out.
std::vector<sim::Event> last_events(const sim::Journal& journal,
                                    const std::vector<std::string>& involved, sim::Time until,
                                    std::size_t limit = 10);

}  // namespace harness
