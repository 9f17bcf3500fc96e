#include "fakes/ses/templates/templated_mail.h"

#include <variant>

#include "fakes/ses/errors.h"
#include "fakes/ses/events.h"
#include "fakes/ses/sending/message_id.h"
#include "fakes/ses/sending/message_tags.h"
#include "fakes/ses/sending/outgoing_checks.h"
#include "fakes/ses/sending/simple_message.h"
#include "fakes/ses/templates/email_template.h"

namespace ses {
namespace {

constexpr std::size_t kMaxBulk = 50;

struct PreparedMail {
  OutgoingMail outgoing;
  std::string template_name;
  std::optional<std::string> failure;  // why there is no mail
};

PreparedMail prepare(const TemplatedMail& mail) {
  if (!is_json_object(mail.data)) {
    throw invalid_parameter_value("The template data is not a JSON object.");
  }
  PreparedMail prepared;
  prepared.template_name = mail.template_name;
  prepared.outgoing.source = mail.source;
  prepared.outgoing.recipients = mail.destination.all();
  prepared.outgoing.return_path = mail.return_path;
  prepared.outgoing.max_bytes = mail.max_bytes;
  prepared.outgoing.configuration_set = mail.configuration_set;
  prepared.outgoing.tags = mail.tags;
  try {
    const SimpleMessage message = render(mail.parts, mail.data);
    prepared.outgoing.raw =
        compose({mail.source, mail.destination, mail.reply_to, message, mail.headers});
  } catch (const aws::Error& error) {
    if (error.code() != "MissingRenderingAttributeException") throw;
    prepared.failure = error.message();
  }
  return prepared;
}

void record_failure(Ses& ses, const std::string& message_id, const PreparedMail& prepared) {
  ses.environment().journal.record(
      "ses", message_id,
      RenderingFailed{prepared.template_name, sim::views_of(prepared.outgoing.recipients),
                      *prepared.failure});
}

std::string send_prepared(Ses& ses, const aws::Caller& caller, const PreparedMail& prepared) {
  if (!prepared.failure) return send(ses, caller, prepared.outgoing);
  check_outgoing(ses, caller, prepared.outgoing);
  std::string message_id = sent_message_id(ses.ids(), caller.region, ses.environment().now());
  record_failure(ses, message_id, prepared);
  return message_id;
}

// The error, if it is about this mail alone. Any other error is thrown on: it concerns all mails.
aws::Error own_error(const aws::Error& error) {
  const bool is_own = error.code() == "InvalidParameterValue" ||
                      error.code() == "MessageRejected" || is_throttling(error);
  if (!is_own) throw error;
  return error;
}

std::variant<PreparedMail, aws::Error> try_prepare(const BulkMail& each) {
  try {
    check_tags(each.tags);
    TemplatedMail mail = each.mail;
    mail.tags.insert(mail.tags.end(), each.tags.begin(), each.tags.end());
    return prepare(mail);
  } catch (const aws::Error& error) {
    return own_error(error);
  }
}

BulkResult try_send(Ses& ses, const aws::Caller& caller, const PreparedMail& prepared) {
  try {
    return {send_prepared(ses, caller, prepared), {}};
  } catch (const aws::Error& error) {
    return {"", own_error(error)};
  }
}

}  // namespace

const std::string& require_source(const std::optional<std::string>& from_email_address) {
  if (!from_email_address) throw invalid_parameter_value("Source cannot be empty");
  return *from_email_address;
}

std::string send_templated(Ses& ses, const aws::Caller& caller, const TemplatedMail& mail) {
  return send_prepared(ses, caller, prepare(mail));
}

std::vector<BulkResult> send_bulk(Ses& ses, const aws::Caller& caller,
                                  const std::vector<BulkMail>& mails) {
  if (mails.empty()) throw invalid_parameter_value("At least one destination is required.");
  if (mails.size() > kMaxBulk) throw invalid_parameter_value("Destination count exceeds 50.");
  check_sender(ses, caller, mails.front().mail.source);
  // All are made before the first is sent: what is not modelled is said while nothing has happened.
  std::vector<std::variant<PreparedMail, aws::Error>> all;
  all.reserve(mails.size());
  for (const BulkMail& each : mails) all.push_back(try_prepare(each));
  std::vector<BulkResult> results;
  for (const auto& each : all) {
    if (const auto* error = std::get_if<aws::Error>(&each)) {
      results.push_back({"", *error});
    } else {
      results.push_back(try_send(ses, caller, std::get<PreparedMail>(each)));
    }
  }
  return results;
}

std::string bulk_data(const std::optional<std::string>& replacement,
                      const std::string& default_data) {
  if (!replacement || is_empty_json_object(*replacement)) return default_data;
  return *replacement;
}

}  // namespace ses
