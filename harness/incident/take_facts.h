// What a fact says of a thing that it is about.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "harness/evidence/fact.h"
#include "harness/incident/happened.h"
#include "sim/journal/json_tree.h"

namespace incident {

// The account in `arn:aws:sqs:eu-west-1:123456789012:orders`; "" of what is no ARN.
std::string account_in(std::string_view arn);
// The account that it is of: its resource's, else its source's; "" if nothing says it.
std::string account_of(const evidence::Fact& fact);
// "" if it has none of this kind.
std::string_view first_id(const evidence::Fact& fact, evidence::IdKind kind);
std::optional<Moment> moment_of(const evidence::Fact& fact);

// Of two who tell of one instant AWS's own clocks are asked first, then the one that is most exact.
void take_better(std::optional<Moment>& known, const std::optional<Moment>& told);
// What is known already stays.
void take_text(std::string& known, std::string_view told);

// Of the sending of one message; of one of several, by the entry of the answer.
void take_sent(Message& sent, const evidence::Fact& fact);
void take_sent_in_batch(Message& sent, const evidence::Fact& fact, const sim::JsonValue& entry);
// Calls `use` with the id of each message that a SendMessageBatch has sent, and its entry in the
// answer. False if nothing says which they are.
using UseEntry = std::function<void(const std::string& id, const sim::JsonValue& entry)>;
bool each_of_batch(const evidence::Fact& fact, const UseEntry& use);
// How many messages a DeleteMessage or a DeleteMessageBatch has deleted.
std::uint64_t deleted_by(const evidence::Fact& fact);

}  // namespace incident
