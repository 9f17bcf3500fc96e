#include "harness/export/trail_parameters.h"

#include <algorithm>
#include <array>

#include "fakes/dynamodb/operations/create_table.h"
#include "harness/export/ids.h"
#include "harness/story/text.h"

namespace exporting {
namespace {

struct Hidden {
  std::string_view service;
  std::string_view member;
};

// What is said by users and not about them.
constexpr std::array kHiddenMembers = {
    Hidden{"sqs", "MessageBody"},  Hidden{"sqs", "MessageAttributes"},
    Hidden{"sqs", "Body"},         Hidden{"sns", "Message"},
    Hidden{"sns", "Subject"},      Hidden{"sns", "MessageAttributes"},
    Hidden{"ses", "Message"},      Hidden{"ses", "RawMessage"},
    Hidden{"ses", "TemplateData"}, Hidden{"ses", "DefaultTemplateData"},
    Hidden{"ses", "Destination"},  Hidden{"ses", "Destinations"},
    Hidden{"ses", "Content"},      Hidden{"ecs", "environment"},
    Hidden{"logs", "logEvents"},   Hidden{"logs", "events"},
};

// Members whose own members are names that users chose, and not the API's.
constexpr std::array<std::string_view, 8> kMaps = {
    "Attributes", "Tags",         "tags",           "ExpressionAttributeNames",
    "options",    "dockerLabels", "AttributeNames", "Dimensions"};

constexpr std::array<std::string_view, 3> kTimes = {"At", "DateTime", "Timestamp"};

bool is_hidden(std::string_view service, std::string_view member) {
  return std::ranges::any_of(kHiddenMembers, [&](const Hidden& one) {
    return service.starts_with(one.service) && one.member == member;
  });
}

bool is_time(const sim::JsonValue& member) {
  return member.is_number() && std::ranges::any_of(kTimes, [&](std::string_view end) {
           return member.name().ends_with(end);
         });
}

// `Jan 5, 2026, 9:00:00 AM`, as CloudTrail writes the times that answers have.
std::string trail_time(sim::Time time) {
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  // `2026-01-05T09:00:00.000Z`
  const std::string iso = sim::to_iso8601(time);
  const int month = std::stoi(iso.substr(5, 2)), hour = std::stoi(iso.substr(11, 2));
  std::string text(kMonths[static_cast<std::size_t>(month) - 1]);
  text += " " + std::to_string(std::stoi(iso.substr(8, 2))) + ", " + iso.substr(0, 4) + ", ";
  text += std::to_string((hour + 11) % 12 + 1) + iso.substr(13, 6);
  return text + (hour < 12 ? " AM" : " PM");
}

class Writer {
 public:
  Writer(std::string_view service, std::string_view region, sim::JsonWriter& json)
      : service_(service), region_(region), json_(json) {}

  void write(const sim::JsonValue& value) {
    if (value.is_object()) {
      json_.begin_object();
      for (const sim::JsonValue& member : value.members()) write_member(member);
      json_.end_object();
    } else if (value.is_array()) {
      json_.begin_array();
      for (const sim::JsonValue& element : value.elements()) write(element);
      json_.end_array();
    } else {
      json_.raw(value.json());
    }
  }

 private:
  void write_member(const sim::JsonValue& member) {
    if (member.is_null()) return;
    json_.key(trail_name(member.name()));
    if (is_hidden(service_, member.name())) {
      json_.value(kHidden);
    } else if (member.is_object() && std::ranges::find(kMaps, member.name()) != kMaps.end()) {
      json_.raw(member.json());
    } else if (member.is_string() && service_ == "sqs" && member.name() == "QueueUrl") {
      json_.value(aws_queue_url(member.string(), region_));
    } else if (is_time(member)) {
      const std::chrono::duration<double> since_1970(member.real());
      json_.value(trail_time(sim::Time{std::chrono::duration_cast<sim::Duration>(since_1970)}));
    } else {
      write(member);
    }
  }

  std::string_view service_;
  std::string_view region_;
  sim::JsonWriter& json_;
};

}  // namespace

std::string trail_name(std::string_view name) {
  std::string text(name);
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
  }
  return text;
}

void TableKeys::see(const AnsweredCall& call) {
  if (call.reply == nullptr || call.call.subject != "dynamodb.CreateTable") return;
  const auto made = call.request.input.as<dynamodb::CreateTableRequest>();
  if (made == nullptr) return;
  std::vector<std::string>& names = keys_[made->table_name];
  names.clear();
  for (const auto& element : made->key_schema) names.push_back(element.attribute_name);
}

const std::vector<std::string>& TableKeys::of(std::string_view table) const {
  static const std::vector<std::string> kNone;
  const auto found = keys_.find(harness::last_part(table));
  return found == keys_.end() ? kNone : found->second;
}

void write_shape(std::string_view service, const sim::JsonValue& value, std::string_view region,
                 sim::JsonWriter& json) {
  if (value.is_object() && !value.members().empty()) {
    Writer(service, region, json).write(value);
  } else {
    json.null();
  }
}

}  // namespace exporting
