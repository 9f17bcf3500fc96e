// Prices: a publisher tells a topic of new prices, in versions; a tag printer has the newest on the
// tag, and a postman writes one letter of each.
#pragma once

#include "tests/planted/worker.h"

namespace planted {

inline constexpr Defect kStandardIsOrdered{
    "standard-is-ordered", "takes what comes last from a standard queue for the newest",
    "another order, a duplicate, or a message that comes again", "item", "prices"};
inline constexpr Defect kDedupByMessageId{
    "dedup-by-message-id", "knows what it has done by the id of the message, not of the event",
    "a lost answer to Publish, after which the SDK publishes again", "each thing done once",
    "prices"};

sim::Task<> publisher(Worker& worker);
sim::Task<> tag_printer(Worker& worker);
sim::Task<> postman(Worker& worker);

}  // namespace planted
