// Looking into JSON evidence, whose fields may be absent, and numbers or texts.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "harness/evidence/fact.h"
#include "harness/evidence/timestamps.h"
#include "sim/journal/json_tree.h"
#include "sim/journal/json_writer.h"

namespace evidence {

// The text of a member; a number's or a boolean's as it is written. "" if there is none.
std::string_view text_of(const sim::JsonValue& object, std::string_view name);
// Of the first of several members that is there and not empty.
std::string_view text_of(const sim::JsonValue& object,
                         std::initializer_list<std::string_view> names);
// `find()` along a way of names: null if a step is missing.
const sim::JsonValue* at(const sim::JsonValue& object, std::initializer_list<std::string_view> way);
// The member that is an array, else null.
const sim::JsonValue* list_of(const sim::JsonValue& object, std::string_view name);

// A number of units, as a number or a text, or a text of ISO 8601. Nothing if absent or neither.
std::optional<Instant> instant_of(const sim::JsonValue& object, std::string_view name, Unit unit);
void set_time(Fact& fact, const std::optional<Instant>& instant);

// Adds the ids of the members whose names say what they are (`messageId`, `taskArn`,
// `mD5OfMessageBody`, …), however deep, and those of task ARNs wherever they are.
void add_named_ids(Fact& fact, const sim::JsonValue& value);

// Copies members as they are; those that are absent or null are left out.
void copy_members(sim::JsonWriter& json, const sim::JsonValue& from,
                  std::initializer_list<std::string_view> names);

// `arn:aws:sqs:eu-west-1:123456789012:orders` of a queue's URL; the URL if it has another form than
// AWS's.
std::string queue_arn(std::string_view url, std::string_view region);

// 32 hexadecimal digits or a UUID: what the ids of ECS tasks look like.
bool is_task_id(std::string_view text);

}  // namespace evidence
