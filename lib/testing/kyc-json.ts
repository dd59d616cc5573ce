// The bodies of the four KYC records as the documentation of the Open Bank Project prints them.

export const check = {
  customer_number: "5987953",
  date: "1100-01-01T00:00:00Z",
  how: "online_meeting",
  staff_user_id: "9ca9a7e4-6d02-40e3-a129-0b2bf89de9b1",
  staff_name: "Simon",
  satisfied: true,
  comments: "good",
};
export const document = {
  customer_number: "5987953",
  type: "passport",
  number: "12345",
  issue_date: "1100-01-01T00:00:00Z",
  issue_place: "Berlin",
  expiry_date: "1100-01-01T00:00:00Z",
};
export const media = {
  customer_number: "5987953",
  type: "PlaceholderString",
  url: "PlaceholderString",
  date: "1100-01-01T00:00:00Z",
  relates_to_kyc_document_id: "PlaceholderString",
  relates_to_kyc_check_id: "",
};
export const status = { customer_number: "5987953", ok: true, date: "1100-01-01T00:00:00Z" };
