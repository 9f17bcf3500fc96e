#include "harness/export/answered_calls.h"

#include "sim/journal/json_writer.h"

namespace exporting {

AnsweredCall AnsweredCalls::answered(const sim::Event& call, const sim::Event& answer) {
  const std::string_view subject = call.subject;
  const std::size_t dot = std::min(subject.find('.'), subject.size());
  return {.call = call,
          .answer = answer,
          .service = subject.substr(0, dot),
          .operation = subject.substr(std::min(dot + 1, subject.size())),
          .request = *call.as<aws::ApiCall>(),
          .reply = answer.as<aws::ApiReply>(),
          .error = answer.as<aws::ApiError>()};
}

std::string input_json(const aws::ApiCall& call) {
  sim::JsonWriter json;
  call.input.write(json);
  return json.take();
}

std::string output_json(const aws::ApiReply& reply) {
  sim::JsonWriter json;
  reply.output.write(json);
  return json.take();
}

}  // namespace exporting
